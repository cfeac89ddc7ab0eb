import { useCall } from './use-call.ts';

/** A proposal, by what a screen says of it. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** The proposal that the room pinned as its candidate for the agreement; null where none is, undefined until it is known. */
export function useCandidate(): Candidate | null | undefined {
  const settings = useCall('evidence.getSettings', {}).data;
  const list = useCall('proposal.listProposals', {}).data;
  if (settings === undefined || list === undefined) return undefined;
  return list.find(({ id }) => id === settings.pinnedProposalId) ?? null;
}
