import { FACT, STATES } from '../history/history.ts';
import type { History, StateName } from '../history/history.ts';

/** The instants at which the client's own records move a lead into a state from another one, oldest first (domain.md §2.1). */
export function stateEntries({ facts }: History, lead: number, state: StateName): number[] {
  const code = STATES.indexOf(state);
  const entries: number[] = [];
  let before = -1;
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
    if (facts.kind[row] !== FACT.stage) continue;
    const to = facts.subject[row] ?? -1;
    if (to === code && before !== code) entries.push(facts.at[row] ?? NaN);
    before = to;
  }
  return entries;
}
