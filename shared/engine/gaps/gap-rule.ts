import type { Honesty } from '../model/honesty.ts';
import type { GapFacts } from './gap-facts.ts';

export type GapSeverity = 'high' | 'medium' | 'low';

/** Where a gap can be mended; the names of the phases. */
export type GapPlace = 'prepare' | 'map' | 'define' | 'score' | 'route' | 'promise' | 'push';

/** What an evidence is about: something drawn on the map, or a named part of the proposal. */
export interface GapTarget {
  readonly kind: 'step' | 'edge' | 'part';
  readonly id: string;
  readonly label: string;
}

/**
 * One piece of evidence. A count has `n` and, out of how many, `of`; another figure has `value` in its `unit`; an empty
 * field has neither, and its label says what is missing. `set` names the leads that it opens.
 */
export interface GapEvidence {
  readonly label: string;
  readonly n: number | null;
  readonly of: number | null;
  readonly value: number | null;
  readonly unit: 'count' | 'days' | 'hours' | 'minutes' | 'points' | 'index' | 'none';
  readonly honesty: Honesty;
  readonly set: string | null;
  readonly target: GapTarget | null;
}

/** What a rule finds: a gap or none, with its evidence, or why nobody can tell. */
export type GapFinding = { readonly verdict: 'gap' | 'clear'; readonly evidence: readonly GapEvidence[] } | { readonly verdict: 'unknown'; readonly why: string };

/** One rule of domain.md §10: its sentence in the article, what to ask the room, what closes it, and how it is judged. */
export interface GapRule {
  readonly id: string;
  readonly severity: GapSeverity;
  readonly title: string;
  /** The article's own words. */
  readonly sentence: string;
  readonly question: string;
  /** The section of the SLA or the playbook that would close it. */
  readonly closes: string;
  readonly place: GapPlace;
  judge(facts: GapFacts): GapFinding;
}

const NOTHING: GapEvidence = { label: '', n: null, of: null, value: null, unit: 'none', honesty: 'deterministic', set: null, target: null };

/** Something that is empty or missing. */
export const missing = (label: string, target: GapTarget | null = null): GapEvidence => ({ ...NOTHING, label, target });

/** A figure that is no count. */
export const measuredValue = (label: string, value: number, unit: GapEvidence['unit'], about: Partial<GapEvidence> = {}): GapEvidence => ({ ...NOTHING, honesty: 'observed', ...about, label, value, unit });

/** A count of leads or handoffs, as a measurement gave it. */
export const counted = (label: string, { n, of, set, honesty }: { readonly n: number; readonly of: number; readonly set: string | null; readonly honesty: Honesty }): GapEvidence => ({ ...NOTHING, label, n, of, unit: 'count', set, honesty });

/** The verdict that follows from evidence of a gap: none of it, no gap; what speaks against a gap is shown instead. */
export const gapIf = (evidence: readonly GapEvidence[], otherwise: readonly GapEvidence[] = []): GapFinding => (evidence.length > 0 ? { verdict: 'gap', evidence } : { verdict: 'clear', evidence: otherwise });

/** A gap or not, with the same evidence either way. */
export const verdict = (isGap: boolean, ...evidence: readonly GapEvidence[]): GapFinding => ({ verdict: isGap ? 'gap' : 'clear', evidence });

export const unknown = (why: string): GapFinding => ({ verdict: 'unknown', why });

/** Whether a count is more than this share of the whole. */
export const isAbove = ({ n, of }: { readonly n: number; readonly of: number }, share: number): boolean => of > 0 && n / of > share;
