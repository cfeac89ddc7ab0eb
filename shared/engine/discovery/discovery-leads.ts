import { leadsOf } from '../replay/figure-book.ts';
import { isDeadEnd, isWithoutTrigger, type DiscoveryInput } from './discover-handoff.ts';
import { kindOfChange, stepCode, type HandoffStep } from './handoff-steps.ts';
import { placeOf } from './match-map.ts';
import { traceHandoffs, type HandoffTrace } from './trace-handoffs.ts';

/**
 * The leads behind a number of a discovery, each once and ascending, by the name of their set: `step.touch`,
 * `edge.mql.ownerSet`, `way.mql.touch` (one after the other, whatever lies between), `variant.lead.mql.touch`, `handover.<from>.<to>` by place (0: nobody), `change.sql.mql`,
 * `back`, `skipped`, `deadEnd.mql`, `alone.mql`, `touched`, `untouched`, `withoutTrigger`. A name that says nothing gives none.
 */
export function discoveryLeads(input: DiscoveryInput, set: string): Uint32Array {
  const { history, handoffs } = input;
  if (set === 'withoutTrigger') return Uint32Array.from(history.leadIds.keys()).filter((lead) => isWithoutTrigger(history, lead));
  const isMeant = readSet(set, input);
  const meant = new Uint8Array(handoffs.count);
  if (isMeant !== null) traceHandoffs(history, handoffs, input.rules, (trace) => (meant[trace.handoff] = isMeant(trace) ? 1 : 0));
  return leadsOf(handoffs, (i) => meant[i] === 1);
}

function readSet(set: string, { history, handoffs }: DiscoveryInput): ((trace: HandoffTrace) => boolean) | null {
  const [name, ...rest] = set.split('.');
  const codes = rest.map((step) => stepCode(step as HandoffStep)); // an unknown name is -1, which no trace holds
  const [first = -1, second = -1] = codes;
  switch (name) {
    case 'step':
      return (trace) => placeOf(trace, first, 0) >= 0;
    case 'edge':
      return (trace) => follows(trace, first, second);
    case 'way':
      return (trace) => placeOf(trace, first, 0) >= 0 && placeOf(trace, second, placeOf(trace, first, 0) + 1) >= 0;
    case 'variant':
      return ({ steps, length }) => length === codes.length && codes.every((code, i) => steps[i] === code);
    case 'handover':
      return ({ owners }) => owners.some(({ from, to }) => String(from) === rest[0] && String(to) === rest[1]);
    case 'change':
      return ({ changes }) => changes.some(({ from, to }) => from === first && to === second);
    case 'back':
      return ({ changes }) => changes.some(({ from, to }) => kindOfChange(from, to) === 'back');
    case 'skipped':
      return ({ changes }) => changes.some(({ from, to }) => kindOfChange(from, to) === 'skip');
    case 'deadEnd':
      return (trace) => trace.steps[trace.length - 1] === first && isDeadEnd(history, handoffs, trace);
    case 'alone':
      return ({ changes }) => changes.some(({ to, isAlone }) => isAlone && to === first);
    case 'touched':
      return (trace) => !Number.isNaN(handoffs.touchAt[trace.handoff]!);
    case 'untouched':
      return (trace) => Number.isNaN(handoffs.touchAt[trace.handoff]!);
    default:
      return null;
  }
}

function follows({ steps, length }: HandoffTrace, from: number, to: number): boolean {
  for (let i = 1; i < length; i += 1) if (steps[i - 1] === from && steps[i] === to) return true;
  return false;
}
