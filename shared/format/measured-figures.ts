import type { Discovery } from '../engine/discovery/discovery.ts';
import type { MatchedEdge, MatchedMap } from '../engine/discovery/match-map.ts';
import { STEP_NAMES } from '../engine/discovery/step-names.ts';
import type { GapEvidence, GapRule } from '../engine/gaps/gap-rule.ts';
import type { GapStatus } from '../engine/gaps/ledger.ts';
import type { MapFigure, MapGap, MomentBand } from '../engine/handoff-map/drawing/map-figures.ts';
import type { LaneKind } from '../engine/model/handoff-map.ts';
import { formatHours } from './evidence-in-words.ts';
import { formatCount, formatShare } from './format-number.ts';

/** A judged gap as far as the map shows it. */
export interface ShownGap extends Pick<GapRule, 'severity' | 'title'> {
  readonly ruleId: string;
  readonly verdict: 'gap' | 'clear' | 'unknown';
  readonly status: GapStatus;
  readonly evidence: readonly Pick<GapEvidence, 'target'>[];
}

/** What is laid over a map, as far as it is known yet. */
export interface MeasuredSources {
  readonly compared: MatchedMap | undefined;
  readonly handoff: Pick<Discovery, 'handoffs' | 'moment'> | undefined;
  readonly gaps: readonly ShownGap[];
  /** Ways that fewer of the handoffs go are not shown. */
  readonly leastShare: number;
}

/** A figure of a way; `relation` says whether the history agrees with what the room says, `set` names its leads and `note` says what they are. */
export interface WayFigure extends MapFigure {
  readonly relation: 'agrees' | 'contradicts' | null;
  /** The whole sentence, for the tooltip and for a screen reader. */
  readonly sentence: string;
  readonly set: string | null;
  readonly note: string;
}

/** Everything that history and gap list lay over a map, by ids of edges and steps. */
export interface MeasuredFigures {
  readonly figures: ReadonlyMap<string, WayFigure>;
  readonly gaps: ReadonlyMap<string, readonly (MapGap & { readonly title: string })[]>;
  readonly moment: MomentBand | null;
}

const HOUR = 3_600_000;
/** Narrower parts of the wait cannot be seen. */
const LEAST_PART = 0.002;

/** Figures of ways, badges of open gaps on what they are about, and the measured moment; what the screen shows and what files draw. */
export function measuredFigures({ compared, handoff, gaps, leastShare }: MeasuredSources): MeasuredFigures {
  const shown = compared === undefined ? [] : compared.edges.filter((edge) => isShown(edge, compared.handoffs, leastShare));
  const isOwned = gaps.some(({ ruleId, verdict }) => ruleId === 'G01' && verdict === 'clear');
  return { figures: new Map(shown.map((edge) => [edge.edgeId, figureOf(edge)])), gaps: badgesOf(gaps), moment: handoff === undefined ? null : bandOf(handoff, isOwned) };
}

const isShown = ({ relation, n, of }: MatchedEdge, handoffs: number, leastShare: number): boolean =>
  relation !== null && (n >= leastShare * handoffs || (relation === 'contradicts' && of >= leastShare * handoffs));

function figureOf({ from, to, n, of, elapsed, business, clock, saidMs, relation, set }: MatchedEdge): WayFigure {
  const wait = clock === 'business' ? business : elapsed;
  const isRare = of > 0 && n / of < 0.5;
  const time = wait.median === null ? '' : `${formatHours(wait.median / HOUR)}${wait.p90 === null ? '' : `, p90 ${formatHours(wait.p90 / HOUR)}`}`;
  const text = isRare ? `${formatCount(n)} of ${formatCount(of)} ever did` : time === '' ? formatCount(n) : time;
  const names = from === null || to === null ? '' : `${STEP_NAMES[from]} to ${STEP_NAMES[to]}: `;
  const limit = saidMs === null ? '' : ` Said: ${formatHours(saidMs / HOUR)} at most.`;
  const sentence = `${names}${formatCount(n)} of ${formatCount(of)} handoffs, ${formatShare(of === 0 ? null : n / of)}${time === '' ? '' : `, after ${time}`}${clock === 'business' ? ' in open hours' : ''}.${limit} ${relation === 'contradicts' ? 'This is not what the room says.' : 'This is what the room says.'}`;
  return { text, mark: 'observed', relation, sentence, set, note: `${names}${formatCount(n)}` };
}

/** Open gaps stand at every step and way that their evidence names. */
function badgesOf(gaps: readonly ShownGap[]): Map<string, (MapGap & { readonly title: string })[]> {
  const badges = new Map<string, (MapGap & { readonly title: string })[]>();
  for (const { ruleId, severity, title, verdict, status, evidence } of gaps) {
    if (verdict !== 'gap' || status !== 'open') continue;
    const targets = new Set(evidence.flatMap(({ target }) => (target === null || target.kind === 'part' ? [] : [target.id])));
    for (const id of targets) badges.set(id, [...(badges.get(id) ?? []), { ruleId, severity, title }]);
  }
  return badges;
}

/**
 * The band of touched handoffs, to the scale of their median: until somebody had the lead it was the system's; from then
 * to the touch it is sales', or nobody's while the map names no owner of the moment. Null where none was touched.
 */
function bandOf({ handoffs, moment: { touched, untouched, elapsed, meanToOwner, meanToTouch } }: Pick<Discovery, 'handoffs' | 'moment'>, isOwned: boolean): MomentBand | null {
  if (meanToOwner === null || meanToTouch === null || elapsed.median === null) return null;
  const { median } = elapsed;
  const mean = meanToOwner + meanToTouch;
  const stretch = (owner: LaneKind, part: number): MomentBand['stretches'] => (mean === 0 || part / mean < LEAST_PART ? [] : [{ owner, ms: (part / mean) * median, text: formatHours((part / mean) * (median / HOUR)) }]);
  const share = formatShare(handoffs === 0 ? null : untouched / handoffs);
  return {
    figure: formatHours(median / HOUR), figureRest: ` median${elapsed.p90 === null ? '' : `, ${formatHours(elapsed.p90 / HOUR)} at p90`}`, mark: 'observed',
    notes: [`n ${formatCount(touched)}, elapsed, to scale`, 'Parts are mean shares'],
    stretches: [...stretch('system', meanToOwner), ...stretch(isOwned ? 'sales' : 'nobody', meanToTouch)],
    never: untouched === 0 ? null : { figure: share, words: 'the moment never ended', notes: [`n ${formatCount(untouched)} of ${formatCount(handoffs)}`] },
  };
}
