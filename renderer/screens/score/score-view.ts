import { create } from 'zustand';

export type OutcomeKind = 'sql' | 'opportunity' | 'won' | 'column';

/** What the score screen looks at; dies with the window. */
export const useScoreView = create<{
  readonly outcome: OutcomeKind;
  readonly view: 'histogram' | 'weeks' | 'tiers';
  set(next: { readonly outcome?: OutcomeKind; readonly view?: 'histogram' | 'weeks' | 'tiers' }): void;
}>()((set) => ({ outcome: 'won', view: 'histogram', set: (next) => set(next) }));
