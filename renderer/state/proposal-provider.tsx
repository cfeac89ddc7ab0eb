import { useEffect, useMemo, useReducer, type JSX, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Proposal } from '../../shared/contract/areas/proposal.ts';
import { useHost } from '../host/host-context.tsx';
import type { Host } from '../host/host.ts';
import { EditQueue } from './edit-queue.ts';
import { keyOf } from './query-keys.ts';
import { useUi } from './ui-store.ts';
import { useCall } from './use-call.ts';
import { ProposalActionsContext, ProposalContext, type ProposalActions, type ProposalHandle } from './use-proposal.ts';
import { useWorkshopId } from './workshop-context.tsx';

const queues = new Map<string, EditQueue>();

/** Reads the proposal under discussion once for the whole frame; screens are drawn again when it changes, not when it is asked for. */
export function ProposalProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const host = useHost();
  const client = useQueryClient();
  const workshopId = useWorkshopId();
  const proposalId = useProposalId();
  const { data } = useCall('proposal.getProposal', { proposalId: proposalId ?? '' }, { enabled: proposalId !== null });
  const known = data !== undefined && data.id === proposalId ? data : null;
  const show = useMemo(() => (next: Proposal): void => {
    client.setQueryData([...keyOf('proposal.getProposal', workshopId, { proposalId: next.id })], next);
  }, [client, workshopId]);
  const queue = known === null ? null : queueOf(host, workshopId, known, show);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => queue?.listen(redraw), [queue]);
  // Not what the cache holds: an answer that was asked for before an edit may come after it, and would take the edit from the screen for a while.
  const proposal = queue === null ? null : queue.shown;
  const actions = useMemo(() => actionsOf(host, workshopId, queue), [host, workshopId, queue]);
  const isSaved = queue === null || queue.isSaved;
  const handle = useMemo<ProposalHandle>(() => ({ proposal, configuration: proposal?.configuration ?? null, version: proposal?.configHash ?? '', isSaved, ...actions }), [proposal, isSaved, actions]);
  return <ProposalActionsContext value={actions}><ProposalContext value={handle}>{children}</ProposalContext></ProposalActionsContext>;
}

/** The id of the proposal under discussion: the chosen one, else the first. */
function useProposalId(): string | null {
  const workshopId = useWorkshopId();
  const chosen = useUi((state) => state.proposals[workshopId]);
  const list = useCall('proposal.listProposals', {}).data;
  if (list === undefined) return null;
  return list.find((one) => one.id === chosen)?.id ?? list[0]?.id ?? null;
}

function actionsOf(host: Host, workshopId: string, queue: EditQueue | null): ProposalActions {
  // One after the other: a second press while the first is on its way steps on from where that arrives.
  const step = (name: 'proposal.undoEdit' | 'proposal.redoEdit') => (): void =>
    void queue?.command(({ id, revision }) => host.call(name, { proposalId: id, seenRevision: revision }, workshopId));
  return {
    edit: (label, recipe) => void queue?.edit(label, recipe),
    undo: step('proposal.undoEdit'),
    redo: step('proposal.redoEdit'),
    settled: async () => (queue === null ? null : queue.settled()),
  };
}

function queueOf(host: Host, workshopId: string, proposal: Proposal, show: (next: Proposal) => void): EditQueue {
  const key = `${workshopId} ${proposal.id}`;
  const known = queues.get(key);
  if (known !== undefined) {
    known.adopt(proposal);
    return known;
  }
  const made = new EditQueue(proposal, {
    send: (edit) => host.call('proposal.editProposal', edit, workshopId),
    show,
    reload: async (proposalId) => {
      const reply = await host.call('proposal.getProposal', { proposalId }, workshopId);
      return reply.ok ? reply.value : null;
    },
    tell: (sentence) => useUi.getState().set({ notice: sentence }),
  });
  queues.set(key, made);
  return made;
}
