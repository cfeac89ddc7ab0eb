import type { JSX } from 'react';
import { coefficientText, countText, DASH, decimalText, shareText } from '../../components/figure-text.ts';
import { HonestyMark, type MarkKind } from '../../components/honesty-mark.tsx';
import { boundedShare } from './bounded-share.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { withoutThreshold } from './score-sentence.ts';
import { OUTCOMES, useOutcome, useThreshold, useTried } from './score-view.ts';
import { thresholdAt } from './threshold-figures.ts';
import type { Distribution } from './use-distribution.ts';
import { useQuality, type Quality } from './use-quality.ts';
import { useTriedThreshold } from './use-threshold-trace.ts';

interface KeyFigure {
  readonly label: string;
  /** As it was, drawn before an arrow. */
  readonly then?: string;
  readonly value: string;
  readonly sub: string;
  readonly mark: MarkKind;
  readonly reason?: string;
}

/** What the threshold lets through, saved or tried: how many a week, how good, how much of the good, and how well the score tells. */
export function KeyFigures({ data, isOld }: { readonly data: Distribution; readonly isOld: boolean }): JSX.Element {
  const outcome = useOutcome();
  const isTrying = useTried((state) => state.tried !== null);
  const { configuration } = useProposal();
  const hasThreshold = configuration === null || withoutThreshold(configuration.score) === null;
  const quality = useQuality();
  const reach = thresholdAt(data.thresholds, useThreshold());
  const words = OUTCOMES.find((one) => one.value === outcome);
  const hand = useTriedThreshold();
  const weekly = quality.data === undefined ? null : isTrying ? hand && triedFigure(quality.data, hand) : weeklyFigure(quality.data);
  const recall = `${countText(reach?.converted ?? 0)} of ${countText(data.converted)}`;
  const byThreshold: readonly KeyFigure[] = [
    { label: words?.ofThem ?? '', ...boundedShare(reach) },
    { label: words?.ofAll ?? '', value: shareText(reach?.recall ?? null), sub: isTrying ? `${recall} reach it` : `${recall}${liftWords(quality.data)}`, mark: 'observed' },
  ];
  const figures: readonly KeyFigure[] = [
    ...(weekly !== null || hasThreshold ? [weekly ?? { label: 'At or above it', value: countText(reach?.leads ?? 0), sub: hand === null ? `of ${countText(data.leads)} leads` : `MQLs at best ${countText(hand.tried.mqls)}${flipWords(hand)}`, mark: 'deterministic' } as const] : []),
    ...(hasThreshold ? byThreshold : []),
    areaFigure(data, quality.data),
  ];
  return <div className={isOld || (!isTrying && quality.isOld && quality.data !== undefined) ? 'key-figures stale' : 'key-figures'}>{figures.map((figure) => <Figure key={figure.label} {...figure} />)}</div>;
}

type Hand = NonNullable<ReturnType<typeof useTriedThreshold>>;

/** Who comes or goes by a threshold that is only tried, each at the best moment. */
function flipWords({ tried, saved }: Hand): string {
  if (saved === null) return '';
  const more = tried.mqls - saved.mqls;
  return more === 0 ? '; nobody flips' : `; ${more > 0 ? '+' : '−'}${countText(Math.abs(more))} flip`;
}

type Weekly = Quality['mqlsPerWeek']['actual'];
type WeeklyFigure = Pick<KeyFigure, 'label' | 'then' | 'value' | 'mark'>;

const weeklyHead = (actual: Weekly, median: number): WeeklyFigure => ({ label: 'MQLs a week', ...(actual.median === null ? {} : { then: perWeekText(actual.median) }), value: perWeekText(median), mark: 'deterministic' });

/** MQLs in a whole week, the middle one of all, against what sales can take; null without weeks. */
function weeklyFigure({ mqlsPerWeek: { actual, proposed }, capacityPerWeek }: Quality): KeyFigure | null {
  if (proposed.median === null) return null;
  return {
    ...weeklyHead(actual, proposed.median), sub: `median; ${busyWords(proposed.p90, capacityPerWeek)}`,
    reason: `The middle one of ${countText(proposed.weeks)} whole weeks in which leads came in; one week in ten has the p90 or more. The figure before the arrow is what happened, the capacity what the roster’s caps allow.`,
  };
}

/** The same under the hand, with who flips; null without weeks. */
function triedFigure({ mqlsPerWeek: { actual }, capacityPerWeek }: Quality, hand: Hand): KeyFigure | null {
  const { median, p90 } = hand.tried;
  return median === null ? null : { ...weeklyHead(actual, median), sub: `${busyWords(p90, capacityPerWeek)}${flipWords(hand)}` };
}

const busyWords = (p90: number | null, capacity: number | null): string => `p90 ${p90 === null ? DASH : perWeekText(p90)}${capacity === null ? '' : `, capacity ${perWeekText(capacity)}`}`;

/** Half a lead matters in small weeks only. */
const perWeekText = (value: number): string => (value >= 20 ? countText(value) : decimalText(value));

/** How much better the top tenth is than everybody; nothing where it says nothing. */
function liftWords(quality: Quality | undefined): string {
  const tenth = quality?.lift.find((one) => one.share === 0.1)?.lift ?? null;
  return tenth === null ? '' : `; lift ${decimalText(tenth)} in the top tenth`;
}

/** The area as known at the moment, with its interval, and the flattering one on today's snapshot beside it. */
function areaFigure(data: Distribution, quality: Quality | undefined): KeyFigure {
  const label = 'AUC as of then';
  if (quality === undefined) return { label, value: coefficientText(data.auc), sub: 'at each lead’s best moment; .50 is chance', mark: 'observed' };
  const { asOf, snapshot, suspects } = quality;
  const interval = asOf.low === null || asOf.high === null ? '.50 is chance' : `${coefficientText(asOf.low)} to ${coefficientText(asOf.high)}`;
  const isFlattering = snapshot.auc !== null && asOf.auc !== null && snapshot.auc > asOf.auc;
  const flattering = snapshot.auc === null ? '' : `; today’s snapshot ${coefficientText(snapshot.auc)}${isFlattering ? ', the flattering one' : ''}`;
  // Without times there is only one area, and it is the flattering one.
  if (quality.mqlsPerWeek.proposed.median === null) return { label: 'AUC on today’s data', value: coefficientText(snapshot.auc), sub: `${interval}; the flattering one`, mark: 'observed', reason: 'This history has no times, so nobody can say what was known at a lead’s moment. What was written after the outcome may make the score look better than it is.' };
  const suspected = suspects.map(({ field }) => field).join(', ');
  return {
    label, value: asOf.auc === null ? DASH : coefficientText(asOf.auc), sub: `${interval}${flattering}`, mark: 'observed',
    reason: `The chance that of one lead that ended well and one that did not, the first scored higher; .50 is chance. Counted on ${countText(quality.leads)} leads with what was known at their moment; today’s data also know what was written later.${suspected === '' ? '' : ` May know the outcome already: ${suspected}.`}`,
  };
}

function Figure({ label, then, value, sub, mark, reason }: KeyFigure): JSX.Element {
  return (
    <div className="key-figure">
      <div className="small ink2 key-label"><HonestyMark kind={mark} reason={reason} about={label} /><span>{label}</span></div>
      <div className="key-value">{then !== undefined && <span className="key-then">{then} <span aria-hidden="true" className="key-arrow" /><span className="visually-hidden">to</span> </span>}{value}</div>
      <div className="label ink3">{sub}</div>
    </div>
  );
}
