import type { History } from '../history/history.ts';
import type { LeadRow } from '../history/lead-row.ts';
import { reviewAgreement, type ReviewInput, type ReviewWithLeads } from '../review/review-agreement.ts';
import { figureLeads } from './figure-leads.ts';

/** What a review depends on beside the history. */
export type ReviewSettings = Omit<ReviewInput, 'replay'> & { readonly replay: Omit<ReviewInput['replay'], 'history'> };

/** The last review of each history: the leads behind its numbers are asked for one after the other. */
const remembered = new WeakMap<History, { readonly key: string; readonly made: ReviewWithLeads }>();

/** A review of a history, made once for the same settings. */
export function rememberReview(history: History, { replay, ...asked }: ReviewSettings): ReviewWithLeads {
  const { zones: _, memory: __, ...rest } = replay;
  const key = JSON.stringify([rest, asked]);
  const known = remembered.get(history);
  if (known?.key === key) return known.made;
  const made = reviewAgreement({ replay: { ...replay, history }, ...asked });
  remembered.set(history, { key, made });
  return made;
}

/** A page of the leads behind a number of a review; none for a name that it did not give. */
export function reviewLeads(history: History, settings: ReviewSettings, { set, ...page }: { readonly set: string; readonly offset: number; readonly limit: number }): { readonly total: number; readonly rows: readonly LeadRow[] } {
  const { sets, replayed } = rememberReview(history, settings);
  return figureLeads(history, replayed, settings.replay.configuration, { leads: sets.get(set) ?? new Uint32Array(0), ...page });
}
