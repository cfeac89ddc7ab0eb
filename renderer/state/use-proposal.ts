import { useQueryClient } from '@tanstack/react-query';
import type { Proposal } from '../../shared/contract/areas/proposal.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { useHost } from '../host/host-context.tsx';
import type { Host } from '../host/host.ts';
import { EditQueue, type Recipe } from './edit-queue.ts';
import { keyOf } from './query-keys.ts';
import { useUi } from './ui-store.ts';
import { useCall } from './use-call.ts';
import { useWorkshopId } from './workshop-context.tsx';

const queues = new Map<string, EditQueue>();

export interface ProposalHandle {
  /** Null until it has been read. */
  readonly proposal: Proposal | null;
  readonly configuration: Configuration | null;
  /** The fingerprint for `useCall(…, { version })` of everything that follows from the proposal. */
  readonly version: string;
  /** Changes the configuration: shown at once, saved under `label`, undoable. */
  readonly edit: (label: string, recipe: Recipe) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The proposal as the host has confirmed it, after everything on its way has arrived. */
  readonly settled: () => Promise<Proposal | null>;
}

/** The id of the proposal under discussion: the chosen one, else the first. */
export function useProposalId(): string | null {
  const workshopId = useWorkshopId();
  const chosen = useUi((state) => state.proposals[workshopId]);
  const list = useCall('proposal.listProposals', {}).data;
  if (list === undefined) return null;
  return list.find((one) => one.id === chosen)?.id ?? list[0]?.id ?? null;
}

/** The proposal under discussion, and the one way to change it. */
export function useProposal(): ProposalHandle {
  const host = useHost();
  const client = useQueryClient();
  const workshopId = useWorkshopId();
  const proposalId = useProposalId();
  const { data } = useCall('proposal.getProposal', { proposalId: proposalId ?? '' }, { enabled: proposalId !== null });
  const proposal = data !== undefined && data.id === proposalId ? data : null;
  const show = (next: Proposal): void => {
    client.setQueryData([...keyOf('proposal.getProposal', workshopId, { proposalId: next.id })], next);
  };
  const queue = proposal === null ? null : queueOf(host, workshopId, proposal, show);
  const step = async (name: 'proposal.undoEdit' | 'proposal.redoEdit'): Promise<void> => {
    if (queue === null) return;
    const confirmed = await queue.settled();
    const reply = await host.call(name, { proposalId: confirmed.id, seenRevision: confirmed.revision }, workshopId);
    if (!reply.ok) return useUi.getState().set({ notice: reply.error.message });
    queue.adopt(reply.value);
    show(reply.value);
  };
  return {
    proposal,
    configuration: proposal?.configuration ?? null,
    version: proposal?.configHash ?? '',
    edit: (label, recipe) => void queue?.edit(label, recipe),
    undo: () => void step('proposal.undoEdit'),
    redo: () => void step('proposal.redoEdit'),
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
