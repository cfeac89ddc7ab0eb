import type { ActionRule } from '../discovery/discovery.ts';
import type { PageChoice } from '../scoring/homepage-case.ts';

/** What the room says about a gap; `open` until somebody says otherwise. */
export const GAP_STATUSES = ['open', 'accepted', 'fixed', 'wontFix'] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

/** Who said what about a gap and when (UTC ms); `found` is what the gap list showed then. Kept while gaps are judged anew. */
export interface GapDecision {
  readonly ruleId: string;
  readonly status: GapStatus;
  readonly by: string;
  readonly at: number;
  readonly note: string;
  readonly found: string;
}

/** What an entry is about: its id where Baton knows it, and its name in words at that time. */
export interface EntryReference {
  readonly kind: 'nothing' | 'gap' | 'step' | 'edge' | 'clause' | 'figure' | 'lead';
  readonly id: string;
  readonly label: string;
}

/** One decision, or one point that was parked for later. */
export interface LedgerEntry {
  readonly id: string;
  readonly text: string;
  /** Who decided, or who takes the parked point on; names. */
  readonly who: readonly string[];
  readonly at: number;
  readonly refersTo: EntryReference;
  /** A parked point that has been dealt with. */
  readonly isDone: boolean;
}

/** What a facilitator sets for judging gaps; absent parts stand as guessed or as domain.md §10 has them. */
export interface GapSettings {
  /** What counts as an action after a stage change, and for how long (G17). */
  readonly actions?: ActionRule;
  /** The field that holds the score that fires today; absent: the proposal's own score is taken (G42). */
  readonly scoreField?: string;
  /** Business days without a touch after which a lead has leaked (G09). */
  readonly leakDays?: number;
  /** The home page and the product pages, as the history calls them; absent: told by their names (G15). */
  readonly pages?: PageChoice;
  /** The day on which the scoring model was last held against what was won, YYYY-MM-DD (G32). */
  readonly modelCheckedOn?: string;
}

/** Everything that a day decides about gaps, beside the gaps themselves. Lies outside every configuration and its hash. */
export interface Ledger {
  readonly gaps: readonly GapDecision[];
  readonly decisions: readonly LedgerEntry[];
  readonly parked: readonly LedgerEntry[];
  readonly settings: GapSettings;
}

/** The two lists of entries. */
export const LEDGER_LISTS = ['decisions', 'parked'] as const;
export type LedgerList = (typeof LEDGER_LISTS)[number];

export const EMPTY_LEDGER: Ledger = { gaps: [], decisions: [], parked: [], settings: {} };

/** The ledger with a gap's status; what was said of it before is replaced. */
export const withGapStatus = (ledger: Ledger, decision: GapDecision): Ledger => ({ ...ledger, gaps: [...ledger.gaps.filter(({ ruleId }) => ruleId !== decision.ruleId), decision] });

/** The ledger with an entry at the end of a list, or in its old place where the list has it. */
export function withEntry(ledger: Ledger, list: LedgerList, entry: LedgerEntry): Ledger {
  const known = ledger[list];
  const isThere = known.some(({ id }) => id === entry.id);
  return { ...ledger, [list]: isThere ? known.map((one) => (one.id === entry.id ? entry : one)) : [...known, entry] };
}

/** The ledger without an entry, in whichever list it stands. */
export const withoutEntry = (ledger: Ledger, id: string): Ledger => ({ ...ledger, decisions: ledger.decisions.filter((one) => one.id !== id), parked: ledger.parked.filter((one) => one.id !== id) });
