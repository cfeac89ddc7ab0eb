import { create } from 'zustand';

/** What undo and redo act upon while a screen has a stack of its own: a map, not the proposal. */
export interface UndoTarget {
  readonly lastEdit: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** The stack of the screen that is shown; null where the proposal's is meant. */
export const useUndoTarget = create<{ readonly target: UndoTarget | null }>()(() => ({ target: null }));
