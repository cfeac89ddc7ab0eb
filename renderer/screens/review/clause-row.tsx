import type { JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { countText, shareFigure, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { OutcomeGlyph, type Outcome } from '../../components/outcome-glyph.tsx';
import { useNames } from '../../state/use-names.ts';
import { ReviewCount } from './review-count.tsx';
import type { ClauseReview } from './use-review.ts';

const VERDICTS: Readonly<Record<ClauseReview['verdict'], { readonly outcome: Outcome; readonly word: string }>> = {
  kept: { outcome: 'kept', word: 'Kept' },
  broken: { outcome: 'never', word: 'Broken' },
  notYetKnowable: { outcome: 'unknown', word: 'Not yet knowable' },
  notKnowable: { outcome: 'unknown', word: 'Not knowable' },
};
const MOVES = { better: 'better than quoted', worse: 'worse than quoted', same: 'as quoted' } as const;

/** One clause: what was promised, the figure quoted at signing, the figure since, and what follows. */
export function ClauseRow({ clause }: { readonly clause: ClauseReview }): JSX.Element {
  const names = useNames();
  const { then, now, verdict, moved, promised, unit, name, opensBroken } = clause;
  const { outcome, word } = VERDICTS[verdict];
  const isThin = verdict === 'notYetKnowable';
  return (
    <li className={classNames('review-clause', isThin && 'measure-thin')}>
      <div className="review-words">
        <p className="clause-text">{clause.sentence}</p>
        <p className="small ink3">{name}{clause.owner === '' ? '' : `, ${names.sentence(clause.owner)}`}</p>
      </div>
      <div className="review-then figures"><span>{then === null ? '–' : shareText(then.share)}</span><small className="ink3">{then?.n == null ? 'not quoted' : `of ${countText(then.n)}`}</small></div>
      <div className="review-now">
        <div className="measure-head">
          <span className="measure-share">{now.share === null ? '–' : <ReviewCount set={clause.set} leads={now.leads} title={opensBroken ? `${name}: the leads that break it` : `${name}: the leads that keep it`} text={shareText(now.share)} />}</span>
          <span className="measure-target">promised {promised < 1 ? shareText(promised) : unit === 'weeks' ? 'every week' : 'every lead'}</span>
          <span className="measure-marks"><HonestyMark kind={now.honesty} reason={now.reason} about={name} /></span>
        </div>
        {now.share !== null && <ClauseTrack clause={clause} share={now.share} />}
        <div className="measure-note">{now.share === null ? now.reason : `${now.low === null || now.high === null ? '' : `95 % ${shareFigure(now.low)}–${shareFigure(now.high)}, `}n ${countText(now.n)}${unit === 'weeks' ? ' weeks' : ''}${isThin ? ', too few to lean on' : ''}`}</div>
      </div>
      <div className="review-verdict"><OutcomeGlyph outcome={outcome} word={word} /><small className={moved === 'worse' ? 'late-text' : 'ink3'}>{moved === null ? '' : MOVES[moved]}</small></div>
    </li>
  );
}

/** The share since as a bar with its interval, a grey tick where it stood at signing, a black one at the promise. */
function ClauseTrack({ clause: { then, now, promised, verdict }, share }: { readonly clause: ClauseReview; readonly share: number }): JSX.Element {
  const { low, high } = now;
  return (
    <div className={classNames('measure-bar', verdict === 'broken' && 'review-broken')} aria-hidden="true">
      <span className="measure-fill" style={{ width: `${share * 100}%` }} />
      {low !== null && high !== null && <span className="measure-whisker" style={{ left: `${low * 100}%`, width: `${Math.max(0.5, (high - low) * 100)}%` }} />}
      {then?.share != null && <span className="review-tick" style={{ left: `${then.share * 100}%` }} />}
      <span className="measure-tick" style={{ left: `${promised * 100}%` }} />
    </div>
  );
}
