import { createContext, useContext } from 'react';
import type { Proposal } from '../../shared/contract/areas/proposal.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Recipe } from './edit-queue.ts';

/** What can be done to the proposal under discussion; the same functions for as long as it is the one discussed. */
export interface ProposalActions {
  /** Changes the configuration: shown at once, saved under `label`, undoable. */
  readonly edit: (label: string, recipe: Recipe) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The proposal as the host has confirmed it, after everything on its way has arrived. */
  readonly settled: () => Promise<Proposal | null>;
}

export interface ProposalHandle extends ProposalActions {
  /** Null until it has been read. */
  readonly proposal: Proposal | null;
  readonly configuration: Configuration | null;
  /** The fingerprint for `useCall(…, { version })` of everything that follows from the proposal. */
  readonly version: string;
  /** False while an edit that is shown is on its way to the host. */
  readonly isSaved: boolean;
}

export const ProposalContext = createContext<ProposalHandle | null>(null);
export const ProposalActionsContext = createContext<ProposalActions | null>(null);

/** The proposal under discussion, and the one way to change it. */
export function useProposal(): ProposalHandle {
  const handle = useContext(ProposalContext);
  if (handle === null) throw new Error('useProposal outside of ProposalProvider');
  return handle;
}

/** The way to change the proposal, for parts of a screen that are not drawn again with every edit. */
export function useEdit(): ProposalActions['edit'] {
  const actions = useContext(ProposalActionsContext);
  if (actions === null) throw new Error('useEdit outside of ProposalProvider');
  return actions.edit;
}
