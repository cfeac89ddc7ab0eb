import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { classNames } from '../../components/class-names.ts';
import { momentText, plural } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { criteriaLines, diffOf, diffWording, type DiffPart } from './definition-diff.ts';
import type { Word } from './definition-words.ts';
import type { ExpressionOptions } from './use-expression-options.ts';

type Revision = OutputOf<'proposal.listDefinitionRevisions'>[number];

const TEAMS: Readonly<Record<string, string>> = { marketing: 'marketing', sales: 'sales', revops: 'RevOps' };
const SHOWN = 12;

/** How a word came to what it says: its revisions, newest first, each with what it changed and who had agreed to it. */
export function DefinitionRevisions({ word, options }: { readonly word: Word; readonly options: ExpressionOptions }): JSX.Element | null {
  const { proposal } = useProposal();
  const [open, setOpen] = useState<number | null>(null);
  const revisions = useCall('proposal.listDefinitionRevisions', { proposalId: proposal?.id ?? '', word }, { enabled: proposal !== null, version: `${proposal?.revision ?? 0}` }).data ?? [];
  if (revisions.length === 0) return null;
  const newest = revisions.toReversed().slice(0, SHOWN);
  return (
    <Section title={`Revision ${revisions.length}`} note={revisions.length > SHOWN ? `the last ${SHOWN} are shown` : plural(revisions.length, 'revision')}>
      <ol className="revisions">
        {newest.map((revision) => (
          <RevisionRow key={revision.number} revision={revision} before={revisions[revision.number - 2] ?? null} options={options} isOpen={open === revision.number} onOpen={(isOpen) => setOpen(isOpen ? revision.number : null)} />
        ))}
      </ol>
    </Section>
  );
}

function RevisionRow({ revision, before, options, isOpen, onOpen }: {
  readonly revision: Revision;
  readonly before: Revision | null;
  readonly options: ExpressionOptions;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}): JSX.Element {
  const who = revision.definition.agreedBy.map((team) => TEAMS[team] ?? team);
  return (
    <li className={classNames('revision', isOpen && 'revision-open')}>
      <button type="button" className="revision-head" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        <span className="revision-number figures"><span className="visually-hidden">Revision </span>{revision.number}</span>{' '}
        <span className="revision-label">{before === null ? 'As it began' : revision.label}</span>
        <span className="small ink3">{momentText(revision.at, options.zone)}, {who.length === 0 ? 'agreed by nobody yet' : `agreed by ${who.join(' and ')}`}</span>
      </button>
      {isOpen && <RevisionDiff revision={revision} before={before} options={options} />}
    </li>
  );
}

function RevisionDiff({ revision, before, options }: { readonly revision: Revision; readonly before: Revision | null; readonly options: ExpressionOptions }): JSX.Element {
  const wording = diffWording(before?.definition.text ?? '', revision.definition.text);
  const lines = diffOf(before === null ? [] : criteriaLines(before.definition.criteria, options.words), criteriaLines(revision.definition.criteria, options.words));
  const changed = lines.filter((line) => line.kind !== 'same');
  return (
    <div className="revision-diff">
      {wording.every((part) => part.kind === 'same') ? <p className="small ink3">The wording stayed as it was.</p> : <p className="serif">{wording.map((part, index) => <Part key={index} part={part} />)}</p>}
      {changed.length === 0
        ? <p className="small ink3">The criteria stayed as they were.</p>
        : <ul aria-label="Criteria">{lines.map((part, index) => <li key={index} className={part.kind === 'same' ? 'ink3' : undefined}><Part part={part} /></li>)}</ul>}
    </div>
  );
}

function Part({ part }: { readonly part: DiffPart }): JSX.Element {
  if (part.kind === 'same') return <>{part.text} </>;
  return part.kind === 'added' ? <ins className="diff-added">{part.text} </ins> : <del className="diff-removed">{part.text} </del>;
}
