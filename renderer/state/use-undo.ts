import { useProposal } from './use-proposal.ts';
import { useUndoTarget, type UndoTarget } from './undo-target.ts';

/** What undo and redo act upon now: the stack of the screen that is shown, else the proposal's. */
export function useUndo(): UndoTarget {
  const { proposal, undo, redo } = useProposal();
  const target = useUndoTarget((state) => state.target);
  return target ?? { undo, redo, canUndo: proposal?.canUndo === true, canRedo: proposal?.canRedo === true, lastEdit: proposal?.lastEdit ?? '' };
}
