import type { OutputOf } from '../../../shared/contract/contract.ts';
import { formatHours } from '../../../shared/format/evidence-in-words.ts';
import { formatCount, formatShare } from '../../../shared/format/format-number.ts';
import type { LaneKind } from '../../../shared/engine/model/handoff-map.ts';
import type { GapBadge, MapOverlay, MeasuredFigure, MeasuredMoment } from '../../map/map-overlay.ts';
import { STEP_NAMES } from './step-names.ts';
import type { Gap } from './use-gaps.ts';

type Compared = OutputOf<'discovery.compareMap'>;
type Handoff = OutputOf<'discovery.getHandoff'>;

/** What is laid over the map, as far as it is known yet. */
export interface Measured {
  readonly compared: Compared | undefined;
  readonly handoff: Handoff | undefined;
  readonly gaps: readonly Gap[];
  /** Ways that fewer of the handoffs go are not shown. */
  readonly leastShare: number;
}

export interface Opens {
  readonly openLeads: (set: string, note: string) => void;
  readonly openGap: (ruleId: string) => void;
}

const HOUR = 3_600_000;
/** Narrower parts of the wait cannot be seen. */
const LEAST_PART = 0.002;

/** Lays figures on ways, badges of open gaps on what they are about, and the measured moment under the map. */
export function overlayOf({ compared, handoff, gaps, leastShare }: Measured, opens: Opens): MapOverlay {
  const edges = (compared?.edges ?? []).flatMap((edge) => (compared !== undefined && isShown(edge, compared.handoffs, leastShare) ? [[edge.edgeId, figureOf(edge, opens)] as const] : []));
  return { figures: new Map(edges), gaps: badgesOf(gaps, opens), moment: handoff === undefined ? null : momentOf(handoff, gaps.some(({ ruleId, verdict }) => ruleId === 'G01' && verdict === 'clear'), opens) };
}

const isShown = ({ relation, n, of }: Compared['edges'][number], handoffs: number, leastShare: number): boolean =>
  relation !== null && (n >= leastShare * handoffs || (relation === 'contradicts' && of >= leastShare * handoffs));

function figureOf(edge: Compared['edges'][number], { openLeads }: Opens): MeasuredFigure {
  const { from, to, n, of, elapsed, business, clock, saidMs, relation, set } = edge;
  const wait = clock === 'business' ? business : elapsed;
  const isRare = of > 0 && n / of < 0.5;
  const time = wait.median === null ? '' : `${formatHours(wait.median / HOUR)}${wait.p90 === null ? '' : `, p90 ${formatHours(wait.p90 / HOUR)}`}`;
  const text = isRare ? `${formatCount(n)} of ${formatCount(of)} ever did` : time === '' ? formatCount(n) : time;
  const names = from === null || to === null ? '' : `${STEP_NAMES[from]} to ${STEP_NAMES[to]}: `;
  const limit = saidMs === null ? '' : ` Said: ${formatHours(saidMs / HOUR)} at most.`;
  const sentence = `${names}${formatCount(n)} of ${formatCount(of)} handoffs, ${formatShare(of === 0 ? null : n / of)}${time === '' ? '' : `, after ${time}`}${clock === 'business' ? ' in open hours' : ''}.${limit} ${relation === 'contradicts' ? 'This is not what the room says.' : 'This is what the room says.'}`;
  return { text, mark: 'observed', relation, sentence, ...(set === null ? {} : { open: () => openLeads(set, `${names}${formatCount(n)}`) }) };
}

/** Open gaps stand at every step and way that their evidence names. */
function badgesOf(gaps: readonly Gap[], { openGap }: Opens): Map<string, GapBadge[]> {
  const badges = new Map<string, GapBadge[]>();
  for (const { ruleId, severity, title, verdict, status, evidence } of gaps) {
    if (verdict !== 'gap' || status !== 'open') continue;
    const targets = new Set(evidence.flatMap(({ target }) => (target === null || target.kind === 'part' ? [] : [target.id])));
    for (const id of targets) badges.set(id, [...(badges.get(id) ?? []), { ruleId, severity, title, open: () => openGap(ruleId) }]);
  }
  return badges;
}

/**
 * The band of touched handoffs, to the scale of their median: until somebody had the lead it was the system's; from then
 * to the touch it is sales', or nobody's while the map names no owner of the moment.
 */
function momentOf({ handoffs, moment: { touched, untouched, elapsed, meanToOwner, meanToTouch } }: Handoff, isOwned: boolean, { openLeads }: Opens): MeasuredMoment | null {
  if (meanToOwner === null || meanToTouch === null || elapsed.median === null) return null;
  const { median } = elapsed;
  const mean = meanToOwner + meanToTouch;
  const open = (set: string, note: string) => (): void => openLeads(`discovery:${set}`, note);
  const stretch = (owner: LaneKind, part: number): MeasuredMoment['stretches'] => (mean === 0 || part / mean < LEAST_PART ? [] : [{ owner, ms: (part / mean) * median, text: formatHours((part / mean) * (median / HOUR)) }]);
  const share = formatShare(handoffs === 0 ? null : untouched / handoffs);
  return {
    figure: formatHours(median / HOUR), figureRest: ` median${elapsed.p90 === null ? '' : `, ${formatHours(elapsed.p90 / HOUR)} at p90`}`, mark: 'observed',
    notes: [`n ${formatCount(touched)}, elapsed, to scale`, 'Parts are mean shares'],
    stretches: [...stretch('system', meanToOwner), ...stretch(isOwned ? 'sales' : 'nobody', meanToTouch)],
    open: open('touched', 'Handoffs with a logged touch'),
    never: untouched === 0 ? null : { figure: share, words: 'the moment never ended', notes: [`n ${formatCount(untouched)} of ${formatCount(handoffs)}`], open: open('untouched', 'Handoffs without a logged touch') },
  };
}
