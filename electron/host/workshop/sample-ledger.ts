import type { LedgerEntry } from '../../../shared/engine/gaps/ledger.ts';
import { GAP_RULES } from '../../../shared/engine/gaps/gap-rules.ts';
import { readLedger, saveLedger } from '../../storage/ledger.ts';
import type { WorkshopContext } from '../host-context.ts';

const titleOf = (ruleId: string): string => GAP_RULES.find(({ id }) => id === ruleId)?.title ?? ruleId;

/** What the sample's room has said so far: a few decisions, what it parked, two gaps that it accepts. */
export async function noteSampleDecisions(context: WorkshopContext, people: readonly string[]): Promise<void> {
  const { revision } = await readLedger(context.database);
  const at = context.now();
  const [first = '', second = '', third = ''] = people;
  const entry = (text: string, who: readonly string[], ruleId: string): LedgerEntry => ({ id: context.newId(), text, who, at, refersTo: { kind: 'gap', id: ruleId, label: titleOf(ruleId) }, isDone: false });
  const ledger = {
    gaps: [
      { ruleId: 'G44', status: 'accepted' as const, by: first, at, note: 'The CRM merges them every quarter.', found: '' },
      { ruleId: 'G31', status: 'accepted' as const, by: second, at, note: 'The report comes with the next dashboard.', found: '' },
    ],
    decisions: [
      entry('RevOps owns the moment between trigger and first touch from December on.', [first, second], 'G01'),
      entry('Whoever leaves is taken out of the rotation on the last working day.', [second], 'G38'),
      entry('A demo request goes to the territory’s own people first, then to whoever has room.', [first, second], 'G37'),
    ],
    parked: [entry('Which fair leads may skip the score?', [third], 'G43'), entry('Do we want a second calendar for the Nordics?', [], 'G36')],
    settings: {},
  };
  await saveLedger(context.database, revision, { ledger, label: 'What the room decided', at });
}
