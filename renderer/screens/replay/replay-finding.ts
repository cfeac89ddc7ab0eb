import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Honesty } from '../../../shared/engine/model/honesty.ts';
import { countText, dayText, decimalText, plural, shareText } from '../../components/figure-text.ts';

type Summary = Pick<ReplaySummary, 'strip' | 'handoffs' | 'from' | 'to' | 'leads' | 'excluded' | 'censored' | 'isInSample' | 'resultHash'>;

/** A sentence with the mark of its less certain figure. */
export interface Statement {
  readonly sentence: string;
  readonly mark: Honesty;
}

const cellOf = (summary: Pick<ReplaySummary, 'strip'>, id: string): ReplaySummary['strip'][number] | undefined => summary.strip.find((cell) => cell.id === id);

/** The one sentence of the evidence: handoffs then and proposed, and how the promise would have been kept on what really happened. */
export function replayFinding(summary: Summary): Statement {
  const { actual, proposed } = summary.handoffs;
  const mqls = cellOf(summary, 'mqls');
  const a = mqls?.actual?.value ?? null;
  const p = mqls?.proposed?.value ?? null;
  const kept = cellOf(summary, 'insideSla')?.judged?.value ?? null;
  const volume = a !== null && p !== null
    ? `${weekText(p)} handoffs a week instead of ${weekText(a)}`
    : actual > 0 ? `${countText(proposed)} handoffs instead of ${countText(actual)}` : plural(proposed, 'handoff');
  if (kept === null) return { sentence: `${volume}.`, mark: 'deterministic' };
  return { sentence: `${volume}; ${shareText(kept)} of the actual ones met the proposed SLA.`, mark: 'deterministic' };
}

const weekText = (value: number): string => (value >= 20 ? countText(value) : decimalText(value));

/** Window, population, what was left out, whether it was tuned on the same data, and the hash that names the result. */
export function replayNote(summary: Summary, proposalName: string, zone: string): string {
  const window = summary.from === null || summary.to === null ? 'on a history without times' : `against what happened from ${dayText(summary.from, zone)} to ${dayText(summary.to, zone)}`;
  return [
    `${proposalName} ${window}`,
    `${plural(summary.leads, 'lead')}${summary.excluded > 0 ? `, ${countText(summary.excluded)} more left out` : ''}`,
    summary.from === null ? 'Without times no clock runs' : summary.censored.judged === 0 ? 'No clock was still open at the end of the data' : `${plural(summary.censored.judged, 'clock')} due after the end of the data ${summary.censored.judged === 1 ? 'is' : 'are'} left out`,
    summary.isInSample ? 'Thresholds chosen on the same data' : 'Judged on data that chose no threshold',
    `Result ${summary.resultHash.slice(0, 4)} ${summary.resultHash.slice(4, 8)}`,
  ].join('. ').concat('.');
}
