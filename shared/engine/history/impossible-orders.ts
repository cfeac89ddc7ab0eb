import { DEAL_EVENTS, FACT, STAGES } from './history.ts';
import type { Facts, History } from './history.ts';
import { leadIdAt } from './packed-columns.ts';
import { countInWords } from '../model/count-in-words.ts';

/** Facts that cannot have happened in the order in which they are dated; up to five leads as examples. */
export interface ImpossibleOrder {
  readonly kind: 'closedBeforeDealCreated' | 'wonBeforeLeadCreated' | 'stageBeforeLeadCreated' | 'laterStageFirst';
  readonly sentence: string;
  readonly leads: number;
  readonly examples: readonly string[];
}

const SAID: Readonly<Record<ImpossibleOrder['kind'], readonly [one: string, many: string]>> = {
  closedBeforeDealCreated: ['has a deal that was won or lost before it was created', 'have a deal that was won or lost before it was created'],
  wonBeforeLeadCreated: ['won a deal before it was created itself', 'won a deal before they were created themselves'],
  stageBeforeLeadCreated: ['reached a stage before it was created', 'reached a stage before they were created'],
  laterStageFirst: ['reached a later stage before an earlier one that it reached too', 'reached a later stage before an earlier one that they reached too'],
};
const KINDS = Object.keys(SAID) as ImpossibleOrder['kind'][]; // the keys of SAID are these
const EXAMPLES = 5;

/** Finds impossible orders; facts are kept as they are dated, and excluded leads are passed over. */
export function impossibleOrders(history: History): ImpossibleOrder[] {
  const found = KINDS.map((kind) => ({ kind, leads: 0, examples: [] as string[] }));
  for (let lead = 0; lead < history.createdAt.length; lead++) {
    if (history.excluded[lead] === 1) continue;
    const bits = ordersOf(history, lead);
    if (bits === 0) continue;
    found.forEach((entry, index) => {
      if (((bits >> index) & 1) === 0) return;
      entry.leads++;
      if (entry.examples.length < EXAMPLES) entry.examples.push(leadIdAt(history, lead));
    });
  }
  return found.filter(({ leads }) => leads > 0).map((entry) => ({ ...entry, sentence: entry.leads === 1 ? `1 lead ${SAID[entry.kind][0]}.` : `${countInWords(entry.leads)} leads ${SAID[entry.kind][1]}.` }));
}

function hasStageOrDeal({ offsets, kind }: Facts, lead: number): boolean {
  const stop = offsets[lead + 1]!;
  for (let row = offsets[lead]!; row < stop; row++) if (kind[row] === FACT.stage || kind[row] === FACT.deal) return true;
  return false;
}

/** Which of KINDS a lead shows, as bits. */
function ordersOf({ facts, createdAt }: History, lead: number): number {
  if (!hasStageOrDeal(facts, lead)) return 0;
  let bits = 0;
  let highest = -1;
  let seen = 0;
  let closed: Map<number, number> | null = null; // few leads have deals
  for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]!; row++) {
    const at = facts.at[row]!;
    const subject = facts.subject[row]!;
    if (facts.kind[row] === FACT.deal) {
      const deal = facts.value[row]!;
      if (DEAL_EVENTS[subject] !== 'created') (closed ??= new Map()).set(deal, at);
      else if ((closed?.get(deal) ?? at) < at) bits |= 1;
      if (DEAL_EVENTS[subject] === 'won' && at < createdAt[lead]!) bits |= 2;
    } else if (facts.kind[row] === FACT.stage && subject < STAGES.length) {
      if (at < createdAt[lead]!) bits |= 4;
      // The first time a stage is reached after a higher one: a step back to a stage already passed is no contradiction.
      if (subject < highest && ((seen >> subject) & 1) === 0 && subject > 0) bits |= 8;
      highest = Math.max(highest, subject);
      seen |= 1 << subject;
    }
  }
  return bits;
}
