import type { JSX, PointerEventHandler } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import { FlowChart } from '../../charts/flow-chart.tsx';
import { classNames } from '../../components/class-names.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { namesOf } from '../promise/agreement-text.ts';
import { LeadsCount } from '../replay/leads-count.tsx';
import { useReplay } from '../replay/use-replay.ts';
import { DESK, layFlow, roomMeasures, TWO_LINES } from './flow-layout.ts';
import { PoolBoxes } from './pool-boxes.tsx';
import { placed } from './route-finding.ts';
import { moveRule, moveRuleTo, onRouting } from './routing-edits.ts';
import { moveAlongItems } from './row-keys.ts';
import { useRuleDrag } from './use-rule-drag.ts';

const BANDS = 190;
/** The heads of the columns and the space around everything, in the room. */
const HEAD = 72;

/** The order of the rules at the left, the pools at the right, and bands as wide as the leads that they carry. */
export function RulesToPools({ ruleId, roomHeight, onRule }: {
  readonly ruleId: string | null;
  /** What a room has for all of it, in px; null at the desk. */
  readonly roomHeight: number | null;
  readonly onRule: (ruleId: string | null) => void;
}): JSX.Element {
  const { configuration, edit } = useProposal();
  const { summary, isOld } = useReplay();
  const nameOf = (id: string): string => configuration?.routing.rules.find((rule) => rule.id === id)?.name ?? id;
  const drag = useRuleDrag((id, to) => edit(`Move rule ${nameOf(id)}`, onRouting(moveRuleTo(id, to))));
  if (configuration === null) return <></>;
  const { routing } = configuration;
  const names = namesOf(configuration);
  const counts = new Map(summary?.rules.map((rule) => [rule.ruleId, rule.leads]));
  const unrouted = summary === undefined ? 0 : placed(summary).unrouted;
  const measures = roomHeight === null ? DESK : roomMeasures(roomHeight - HEAD, routing);
  const layout = layFlow(routing, counts, unrouted, measures);
  const most = Math.max(1, ...layout.sources.map((source) => source.leads));
  return (
    <div className={classNames('route-flow', isOld && 'stale', roomHeight !== null && measures.row < TWO_LINES && 'flow-low')}>
      <div className="flow-head"><span>Rules, first match wins</span><span className="figures">Leads {summary !== undefined && <HonestyMark kind="deterministic" about="Leads by rule" />}</span></div>
      <div className="flow-head flow-head-pools">Pools</div>
      <ol ref={drag.list} className={classNames('flow-rules', drag.dragged !== null && 'flow-rules-dragging')} aria-label="Rules in their order">
        {routing.rules.map((rule, index) => (
          <RuleRow
            key={rule.id} id={rule.id} height={measures.row} place={index + 1} name={rule.name} when={expressionInWords(rule.when, names)} leads={summary === undefined ? null : counts.get(rule.id) ?? 0} most={most}
            isOn={ruleId === rule.id} isDragged={drag.dragged?.id === rule.id} onPointerDown={drag.start(rule.id, index)} onChoose={() => onRule(ruleId === rule.id ? null : rule.id)}
          />
        ))}
        <li className="flow-rule flow-rule-none" style={{ height: measures.row }}>
          <span />
          <span className="flow-rule-words"><strong>No rule matches</strong><small>or nobody in the pool can take it</small></span>
          <span className="flow-bar">{summary !== undefined && <span className="hatched" style={{ width: `${(unrouted / most) * 100}%` }} />}</span>
          <span className="figures">{summary === undefined ? '–' : <LeadsCount figureId="proposed.unrouted" leads={unrouted} title="No rule matches" />}</span>
        </li>
        {drag.dragged !== null && <li className="flow-drop" style={{ top: drag.dragged.top }} role="presentation" />}
      </ol>
      <div className="flow-bands"><FlowChart width={BANDS} height={layout.height} sources={layout.sources} targets={layout.targets} selected={ruleId} /></div>
      <PoolBoxes layout={layout} routing={routing} poolId={routing.rules.find((rule) => rule.id === ruleId)?.poolId ?? null} />
    </div>
  );
}

function RuleRow({ id, height, place, name, when, leads, most, isOn, isDragged, onChoose, onPointerDown }: {
  readonly id: string; readonly height: number; readonly place: number; readonly name: string; readonly when: string; readonly leads: number | null;
  readonly most: number; readonly isOn: boolean; readonly isDragged: boolean; readonly onChoose: () => void; readonly onPointerDown: PointerEventHandler<HTMLLIElement>;
}): JSX.Element {
  const { edit } = useProposal();
  const move = (by: -1 | 1): void => edit(`Move rule ${name}`, onRouting(moveRule(id, by)));
  return (
    <li data-rule={id} style={{ height }} className={classNames('flow-rule', isOn && 'flow-rule-on', isDragged && 'flow-rule-dragged')} onPointerDown={onPointerDown}>
      <span className="flow-place" title="Drag to another place">{place}</span>
      <button
        type="button" className="flow-rule-words" aria-pressed={isOn} title={when} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onClick={onChoose}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return moveAlongItems(event);
          event.preventDefault();
          move(event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <strong>{name === '' ? 'A rule without a name' : name}</strong><small>{when}</small>
      </button>
      <span className="flow-bar">{leads !== null && <span style={{ width: `${(leads / most) * 100}%` }} />}</span>
      <span className="figures">{leads === null ? '–' : <LeadsCount figureId={`proposed.rule.${id}`} leads={leads} title={name} />}</span>
    </li>
  );
}

