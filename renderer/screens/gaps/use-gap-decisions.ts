import { useLedger, type Entry, type LedgerList } from '../decisions/use-ledger.ts';
import type { Gap } from './use-gaps.ts';

/** What was decided and parked about a gap, and the one press that does either. */
export function useGapDecisions({ ruleId, title, question }: Gap): { readonly own: (list: LedgerList) => readonly Entry[]; readonly decide: () => void; readonly park: () => void } {
  const { ledger, save } = useLedger();
  const refersTo = { kind: 'gap' as const, id: ruleId, label: title };
  return {
    own: (list) => (ledger?.[list] ?? []).filter((entry) => entry.refersTo.kind === 'gap' && entry.refersTo.id === ruleId),
    decide: () => void save({ list: 'decisions', text: title, refersTo }),
    park: () => void save({ list: 'parked', text: question, refersTo }),
  };
}
