import type { Honesty } from '../model/honesty.ts';
import { leadsOf, type Openable } from '../replay/figure-book.ts';
import type { Count, Measured } from './gap-facts.ts';
import type { GapSources } from './gap-sources.ts';

/** Counts some handoffs among those that are looked at, and keeps their leads under the name of the set. */
export function countHandoffs({ actual, sets, pause }: Pick<GapSources, 'sets' | 'pause'> & { readonly actual: Openable }, set: string, isLookedAt: (handoff: number) => boolean, isMeant: (handoff: number) => boolean, honesty: Honesty = 'observed'): Count {
  let [n, of] = [0, 0];
  for (let i = 0; i < actual.count; i += 1) {
    pause(i);
    if (!isLookedAt(i)) continue;
    of += 1;
    if (isMeant(i)) n += 1;
  }
  sets.put(set, () => leadsOf(actual, (i) => isLookedAt(i) && isMeant(i)));
  return { n, of, set, honesty };
}

/** Every handoff is looked at. */
export const always = (): boolean => true;

/** A figure of the replay as a count; the reason where it is not knowable. */
export function replayedCount({ known }: Pick<GapSources, 'known'>, figureId: string): Measured<Count> {
  const figure = known.replay.summary.figures.find(({ id }) => id === figureId);
  if (figure === undefined || figure.value === null) return { why: figure?.reason ?? 'The replay knows nothing about it.' };
  return { n: figure.value, of: figure.n ?? figure.value, set: `figure:${figureId}`, honesty: figure.honesty };
}

/** What cannot be known of a history at all; null: it can. */
export function whyUnknowable({ known }: Pick<GapSources, 'known'>, about: 'handoffs' | 'touches' | 'owners'): string | null {
  const figureId = { handoffs: 'actual.mqls', touches: 'actual.touched', owners: 'actual.unassigned' }[about];
  const figure = known.replay.summary.figures.find(({ id }) => id === figureId);
  return figure === undefined || figure.value !== null ? null : (figure.reason ?? 'This history cannot tell.');
}
