import type { Discovery } from '../engine/discovery/discovery.ts';
import type { MatchedEdge } from '../engine/discovery/match-map.ts';
import type { BandStretch, MomentBand } from '../engine/handoff-map/drawing/map-figures.ts';
import type { LaneKind } from '../engine/model/handoff-map.ts';
import { formatHours } from './evidence-in-words.ts';
import { formatCount, formatShare } from './format-number.ts';

type Way = Pick<MatchedEdge, 'n' | 'of' | 'elapsed' | 'business' | 'clock' | 'relation'>;

const HOUR = 3_600_000;
/** Narrower parts of the wait cannot be seen. */
const LEAST_PART = 0.002;

/** A way of the map is told where the history can and at least this share of the handoffs go it, or ought to and do not. */
export const isWayTold = ({ relation, n, of }: Way, handoffs: number, leastShare: number): boolean =>
  relation !== null && (n >= leastShare * handoffs || (relation === 'contradicts' && of >= leastShare * handoffs));

/** How long a way takes by its own clock: "26 h, p90 2 d 4 h"; '' where that is not known. */
export function waitInWords({ clock, business, elapsed }: Way): string {
  const { median, p90 } = clock === 'business' ? business : elapsed;
  return median === null ? '' : `${formatHours(median / HOUR)}${p90 === null ? '' : `, p90 ${formatHours(p90 / HOUR)}`}`;
}

/** The figure in a way's capsule: its wait, or how few ever went it. */
export function wayFigure(way: Way): string {
  const { n, of } = way;
  if (of > 0 && n / of < 0.5) return `${formatCount(n)} of ${formatCount(of)} ever did`;
  const time = waitInWords(way);
  return time === '' ? formatCount(n) : time;
}

/** Open gaps by the steps and ways that their evidence names. */
export function openGapsByPlace<G extends { readonly verdict: string; readonly status: string; readonly evidence: readonly { readonly target: { readonly kind: string; readonly id: string } | null }[] }>(gaps: readonly G[]): Map<string, G[]> {
  const places = new Map<string, G[]>();
  for (const gap of gaps) {
    if (gap.verdict !== 'gap' || gap.status !== 'open') continue;
    const targets = new Set(gap.evidence.flatMap(({ target }) => (target === null || target.kind === 'part' ? [] : [target.id])));
    for (const id of targets) places.set(id, [...(places.get(id) ?? []), gap]);
  }
  return places;
}

/**
 * The band of touched handoffs, to the scale of their median: until somebody had the lead it was the system's; from then
 * to the touch it is sales', or nobody's while the map names no owner of the moment. Null where nothing was touched.
 */
export function measuredBand({ handoffs, moment: { touched, untouched, elapsed, meanToOwner, meanToTouch } }: Pick<Discovery, 'handoffs' | 'moment'>, isOwned: boolean): MomentBand | null {
  if (meanToOwner === null || meanToTouch === null || elapsed.median === null) return null;
  const { median } = elapsed;
  const mean = meanToOwner + meanToTouch;
  const stretch = (owner: LaneKind, part: number): readonly BandStretch[] => (mean === 0 || part / mean < LEAST_PART ? [] : [{ owner, ms: (part / mean) * median, text: formatHours((part / mean) * (median / HOUR)) }]);
  const share = formatShare(handoffs === 0 ? null : untouched / handoffs);
  return {
    figure: formatHours(median / HOUR), figureRest: ` median${elapsed.p90 === null ? '' : `, ${formatHours(elapsed.p90 / HOUR)} at p90`}`, mark: 'observed',
    notes: [`n ${formatCount(touched)}, elapsed, to scale`, 'Parts are mean shares'],
    stretches: [...stretch('system', meanToOwner), ...stretch(isOwned ? 'sales' : 'nobody', meanToTouch)],
    never: untouched === 0 ? null : { figure: share, words: 'the moment never ended', notes: [`n ${formatCount(untouched)} of ${formatCount(handoffs)}`] },
  };
}

/** Whether somebody owns the moment, as far as the gap list knows: its first rule finds that nobody does. */
export const isMomentOwned = (gaps: readonly { readonly ruleId: string; readonly verdict: string }[]): boolean => gaps.some(({ ruleId, verdict }) => ruleId === 'G01' && verdict === 'clear');
