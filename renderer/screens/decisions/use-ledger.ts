import { useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import type { Reply } from '../../../shared/contract/reply.ts';
import { keyOf } from '../../state/query-keys.ts';
import { useUi } from '../../state/ui-store.ts';
import { usePut, useCall, useSend } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import type { Gap } from '../gaps/use-gaps.ts';

export type Ledger = OutputOf<'decision.getLedger'>;
export type Entry = Ledger['decisions'][number];
export type LedgerList = 'decisions' | 'parked';

type Command = 'decision.saveEntry' | 'decision.removeEntry' | 'decision.undoEdit' | 'decision.redoEdit' | 'gap.setStatus' | 'gap.saveSettings';
type Unseen<N extends Command> = Omit<InputOf<N>, 'seenRevision'>;

/** Commands of one window go one after the other, so that each sees the ledger that the one before left. */
let last: Promise<unknown> = Promise.resolve();

/** Decisions, parked points and what was said about gaps, with the ways to change them; every change can be undone. */
export function useLedger() {
  const { data } = useCall('decision.getLedger', {});
  const people = (useCall('workshop.getWorkshop', {}).data?.participants ?? []).map(({ name }) => name);
  const change = useChange();
  return {
    ledger: data ?? null,
    people,
    save: (entry: Unseen<'decision.saveEntry'>) => change('decision.saveEntry', entry),
    remove: (id: string) => change('decision.removeEntry', { id }),
    undo: () => change('decision.undoEdit', {}),
    redo: () => change('decision.redoEdit', {}),
    /** What is not named stays as it was said; `found` is what shows now. */
    setStatus: ({ ruleId, status, by, note, summary }: Gap, said: { readonly status?: Gap['status']; readonly by?: string; readonly note?: string }) =>
      change('gap.setStatus', { ruleId, status, by, note, found: summary, ...said }),
    saveSettings: (settings: Ledger['settings']) => change('gap.saveSettings', { settings: { ...data?.settings, ...settings } }),
  };
}

function useChange(): <N extends Command>(name: N, input: Unseen<N>) => Promise<boolean> {
  const [send, put, client, workshopId] = [useSend(), usePut(), useQueryClient(), useWorkshopId()];
  const set = useUi((state) => state.set);
  return (name, input) => {
    const run = async (): Promise<boolean> => {
      const known = client.getQueryData<Ledger>([...keyOf('decision.getLedger', workshopId, {})]);
      // Every command of the ledger takes the revision and gives the ledger back; the compiler cannot tie the two for a name that varies.
      const reply = (await send(name, { ...input, seenRevision: known?.revision ?? 0 } as InputOf<typeof name>)) as Reply<Ledger>;
      if (reply.ok) put('decision.getLedger', {}, reply.value);
      else set({ notice: reply.error.message });
      return reply.ok;
    };
    const next = last.then(run, run);
    last = next;
    return next;
  };
}
