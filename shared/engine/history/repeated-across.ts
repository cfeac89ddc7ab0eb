import { peopleOfSeveralLeads } from './repeated-people.ts';
import type { History } from './history.ts';

/** What an import repeats of other ones: how many leads, the ids of the first, and whether they are left out. */
export interface RepeatedPeople {
  readonly count: number;
  readonly examples: readonly string[];
  readonly isLeftOut: boolean;
}

const EXAMPLES = 5;

/**
 * Finds people who came as one lead in one import and as another lead in another: same e-mail address and name, case and
 * blanks around ignored. The record that was created first counts. Whether the others are left out is the choice of the later
 * one of the two imports, and the finding is its own too. `firstBatch` says which import brought a lead first; what is left out
 * is marked in `history.excluded`. Leads that an import left out by itself are not counted again.
 */
export function leaveOutRepeated(history: History, firstBatch: Uint8Array, leavesOut: readonly boolean[]): RepeatedPeople[] {
  const found = leavesOut.map((isLeftOut) => ({ count: 0, examples: [] as string[], isLeftOut }));
  for (const leads of peopleOfSeveralLeads(history)) {
    for (const [place, lead] of leads.entries()) {
      if (history.excluded[lead] === 1) continue;
      const later = leads.slice(0, place).filter((earlier) => firstBatch[earlier] !== firstBatch[lead]).map((earlier) => Math.max(firstBatch[earlier]!, firstBatch[lead]!));
      if (later.length === 0) continue;
      const own = found[later.find((batch) => leavesOut[batch] === true) ?? later[0]!]!;
      own.count++;
      if (own.examples.length < EXAMPLES) own.examples.push(history.leadIds[lead] ?? '');
      if (own.isLeftOut) history.excluded[lead] = 1;
    }
  }
  return found;
}
