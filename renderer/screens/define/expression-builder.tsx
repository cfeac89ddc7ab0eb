import { useCallback, useMemo, useRef, useState, type JSX } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { addAt, builderLines, changeAt, keyOfPath, type BuilderLine, type Path } from './builder-lines.ts';
import { CriterionCount, type Counted } from './criterion-count.tsx';
import { CriterionLine, Rails } from './criterion-line.tsx';
import { fromGroup, GROUP_KINDS, withField, type Group } from './expression-model.ts';
import type { ExpressionOptions } from './use-expression-options.ts';

const DEEPEST = 3;
const NO_ISSUES: readonly string[] = [];

/** Notes by the path of a criterion or group. */
export type ByPath<T> = ReadonlyMap<string, T>;

interface BuilderProps {
  readonly root: Group;
  readonly options: ExpressionOptions;
  /** Absent where nothing is counted; null while it is being counted. */
  readonly counts?: ByPath<Counted> | null;
  readonly issues?: ByPath<readonly string[]>;
  readonly onChange: (root: Group) => void;
}

/** Criteria as sentences in groups, one of them open at a time, so that five hundred stay a list to read. */
export function ExpressionBuilder({ root, options, counts, issues, onChange }: BuilderProps): JSX.Element {
  const [open, setOpen] = useState<string | null>(null);
  const latest = useRef({ root, onChange });
  latest.current = { root, onChange };
  const lines = useMemo(() => builderLines(root), [root]);
  const openAt = useCallback((path: Path | null) => setOpen(path === null ? null : keyOfPath(path)), []);
  const change = useCallback((path: Path, next: Expression | null) => {
    if (next === null) setOpen(null);
    latest.current.onChange(changeAt(latest.current.root, path, next));
  }, []);
  const add = useCallback((path: Path, child: Expression) => {
    const added = addAt(latest.current.root, path, child);
    latest.current.onChange(added.root);
    setOpen(keyOfPath(added.path));
  }, []);
  const countOf = (path: Path): Counted | null | undefined => (counts === undefined ? undefined : counts?.get(keyOfPath(path)) ?? null);
  return (
    <div className="expression-lines">
      {lines.map((line) => {
        const key = keyOfPath(line.path);
        if (line.kind === 'add') return <AddLine key={`add ${key}`} line={line} options={options} onAdd={add} />;
        if (line.kind === 'head') return <HeadLine key={`head ${key}`} line={line} count={countOf(line.path)} issues={issues?.get(key) ?? NO_ISSUES} onChange={change} />;
        return <CriterionLine key={key} {...line} options={options} isOpen={open === key} count={countOf(line.path)} issues={issues?.get(key) ?? NO_ISSUES} onOpen={openAt} onChange={change} />;
      })}
    </div>
  );
}

function HeadLine({ line: { path, group, joined }, count, issues, onChange }: {
  readonly line: Extract<BuilderLine, { kind: 'head' }>;
  readonly count: Counted | null | undefined;
  readonly issues: readonly string[];
  readonly onChange: (path: Path, next: Expression | null) => void;
}): JSX.Element {
  return (
    <div className="expression-head">
      <Rails depth={path.length - 1} />
      {path.length > 0 && <span className="criterion-joined ink3" aria-hidden="true">{joined}</span>}
      <SelectField label="How the rows are joined" hideLabel width={160} value={group.kind} choices={GROUP_KINDS} onCommit={(kind) => onChange(path, fromGroup({ ...group, kind }))} />
      <span className="criterion-space" />
      {path.length > 0 && count !== undefined && <CriterionCount count={count} />}
      {path.length > 0 && <Button look="quiet" icon="cross" aria-label="Remove this group" onClick={() => onChange(path, null)} />}
      {issues.map((issue) => <span key={issue} className="small criterion-issue">{issue}</span>)}
    </div>
  );
}

function AddLine({ line: { path, group }, options, onAdd }: {
  readonly line: Extract<BuilderLine, { kind: 'add' }>;
  readonly options: ExpressionOptions;
  readonly onAdd: (path: Path, child: Expression) => void;
}): JSX.Element {
  const first = options.fields[0]?.value ?? '@score';
  const firstType = options.eventTypes[0]?.value;
  return (
    <div className="expression-add-line">
      <Rails depth={path.length} />
      <div className="expression-add">
        <Button look="quiet" icon="plus" onClick={() => onAdd(path, withField(first, options.typeOf(first)))}>Fact</Button>
        {firstType !== undefined && <Button look="quiet" icon="plus" onClick={() => onAdd(path, { kind: 'event', match: { type: firstType }, measure: 'count', op: 'ge', n: 1 })}>Activity</Button>}
        {path.length < DEEPEST && group.of.length > 0 && <Button look="quiet" icon="plus" onClick={() => onAdd(path, { kind: group.kind === 'any' ? 'all' : 'any', of: [] })}>Group</Button>}
      </div>
    </div>
  );
}
