import { create } from 'zustand';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';

export type OutcomeKind = 'sql' | 'opportunity' | 'won' | 'column';

/** What can count as a good end: as a choice, as labels of two shares, as a legend. */
export const OUTCOMES: readonly { readonly value: OutcomeKind; readonly label: string; readonly ofThem: string; readonly ofAll: string; readonly word: string }[] = [
  { value: 'sql', label: 'A good end: SQL', ofThem: 'Of them became SQL', ofAll: 'Of all SQLs', word: 'SQL' },
  { value: 'opportunity', label: 'A good end: opportunity', ofThem: 'Of them with a deal', ofAll: 'Of all with a deal', word: 'Opportunity' },
  { value: 'won', label: 'A good end: won', ofThem: 'Of them won', ofAll: 'Of all won', word: 'Won' },
  { value: 'column', label: 'A good end: outcome column', ofThem: 'Of them converted', ofAll: 'Of all converted', word: 'Converted' },
];

/** The good end that is looked at: the chosen one, else the one that this history can tell. */
export function useOutcome(): OutcomeKind {
  const chosen = useScoreView((state) => state.outcome);
  const health = useCall('history.getHealth', {}).data;
  if (chosen !== null) return chosen;
  return health != null && health.from === null ? 'column' : 'won';
}

export type ScoreViewKind = 'histogram' | 'weeks' | 'calibration' | 'tiers';

/** What the score screen looks at; dies with the window. */
export const useScoreView = create<{
  /** Null: what this history can tell, the won deals or else the outcome column. */
  readonly outcome: OutcomeKind | null;
  readonly view: ScoreViewKind;
  set(next: { readonly outcome?: OutcomeKind; readonly view?: ScoreViewKind }): void;
}>()((set) => ({ outcome: null, view: 'histogram', set: (next) => set(next) }));

/** The threshold that is being tried by hand, in points; null while none is. Only what follows the hand listens to it. */
export const useTried = create<{ readonly tried: number | null; set(tried: number | null): void }>()((set) => ({ tried: null, set: (tried) => set({ tried }) }));

/** Whether the hand is where a threshold can be moved: what every threshold would bring is worked out for nobody else. */
const useNear = create<{ readonly isNear: boolean }>()(() => ({ isNear: false }));
export const useIsNear = (): boolean => useNear((state) => state.isNear);

/** For what holds a threshold: the hand comes by pointer or by key. */
export const NEAR_THRESHOLD = {
  onPointerEnter: () => useNear.setState({ isNear: true }),
  onPointerLeave: () => useNear.setState({ isNear: false }),
  onFocus: () => useNear.setState({ isNear: true }),
  onBlur: () => useNear.setState({ isNear: false }),
} as const;

/** The threshold to show: the tried one, else the saved one, in points. */
export function useThreshold(): number {
  const saved = (useProposal().configuration?.score.mqlThreshold ?? 0) / 100;
  return useTried((state) => state.tried) ?? saved;
}
