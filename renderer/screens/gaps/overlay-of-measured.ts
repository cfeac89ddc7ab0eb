import type { OutputOf } from '../../../shared/contract/contract.ts';
import { STEP_NAMES } from '../../../shared/engine/discovery/step-names.ts';
import { formatHours } from '../../../shared/format/evidence-in-words.ts';
import { formatCount, formatShare } from '../../../shared/format/format-number.ts';
import { isMomentOwned, isWayTold, measuredBand, openGapsByPlace, waitInWords, wayFigure } from '../../../shared/format/measured-map.ts';
import type { GapBadge, MapOverlay, MeasuredFigure, MeasuredMoment } from '../../map/map-overlay.ts';
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

/** Lays figures on ways, badges of open gaps on what they are about, and the measured moment under the map. */
export function overlayOf({ compared, handoff, gaps, leastShare }: Measured, opens: Opens): MapOverlay {
  const told = compared === undefined ? [] : compared.edges.filter((edge) => isWayTold(edge, compared.handoffs, leastShare));
  return { figures: new Map(told.map((edge) => [edge.edgeId, figureOf(edge, opens)])), gaps: badgesOf(gaps, opens), moment: handoff === undefined ? null : momentOf(handoff, isMomentOwned(gaps), opens) };
}

function figureOf(edge: Compared['edges'][number], { openLeads }: Opens): MeasuredFigure {
  const { from, to, n, of, clock, saidMs, relation, set } = edge;
  const time = waitInWords(edge);
  const names = from === null || to === null ? '' : `${STEP_NAMES[from]} to ${STEP_NAMES[to]}: `;
  const limit = saidMs === null ? '' : ` Said: ${formatHours(saidMs / HOUR)} at most.`;
  const sentence = `${names}${formatCount(n)} of ${formatCount(of)} handoffs, ${formatShare(of === 0 ? null : n / of)}${time === '' ? '' : `, after ${time}`}${clock === 'business' ? ' in open hours' : ''}.${limit} ${relation === 'contradicts' ? 'This is not what the room says.' : 'This is what the room says.'}`;
  return { text: wayFigure(edge), mark: 'observed', relation, sentence, ...(set === null ? {} : { open: () => openLeads(set, `${names}${formatCount(n)}`) }) };
}

/** Open gaps stand at every step and way that their evidence names. */
function badgesOf(gaps: readonly Gap[], { openGap }: Opens): Map<string, GapBadge[]> {
  const badgeOf = ({ ruleId, severity, title }: Gap): GapBadge => ({ ruleId, severity, title, open: () => openGap(ruleId) });
  return new Map([...openGapsByPlace(gaps)].map(([id, there]) => [id, there.map(badgeOf)]));
}

function momentOf(handoff: Handoff, isOwned: boolean, { openLeads }: Opens): MeasuredMoment | null {
  const band = measuredBand(handoff, isOwned);
  if (band === null) return null;
  const open = (set: string, note: string) => (): void => openLeads(`discovery:${set}`, note);
  return {
    ...band, open: open('touched', 'Handoffs with a logged touch'),
    never: band.never === null ? null : { ...band.never, open: open('untouched', 'Handoffs without a logged touch') },
  };
}
