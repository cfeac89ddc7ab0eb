import { create } from 'zustand';

/** Which gaps the list shows. */
export const GAP_FILTERS = [
  { value: 'open', label: 'Open gaps' },
  { value: 'decided', label: 'Gaps with a decision' },
  { value: 'clear', label: 'No gap found' },
  { value: 'unknown', label: 'Cannot be judged' },
  { value: 'all', label: 'All 44 rules' },
] as const;
export type GapFilter = (typeof GAP_FILTERS)[number]['value'];

/** What of the gap list dies with the window. */
export interface GapUi {
  readonly ruleId: string | null;
  readonly filter: GapFilter;
  readonly search: string;
  /** The territory that alone is looked at; '' for all leads. */
  readonly territoryId: string;
  /** The measured layer shows what at least this share of the handoffs do, in percent. */
  readonly leastPercent: number;
}

export const useGapUi = create<GapUi>()(() => ({ ruleId: null, filter: 'open', search: '', territoryId: '', leastPercent: 1 }));
