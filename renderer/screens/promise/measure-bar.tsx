import type { JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { countText, shareFigure, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { OutcomeGlyph } from '../../components/outcome-glyph.tsx';
import { LeadsCount } from '../replay/leads-count.tsx';
import { isKept, isThin, type ClauseMeasure } from './clause-measure.ts';

/** How a clause tests on the history: share kept, its interval, the target as a tick, n; or why nothing is known. */
export function MeasureBar({ measure, target, about }: { readonly measure: ClauseMeasure; readonly target: number; readonly about: string }): JSX.Element {
  const { share, low, high } = measure;
  if (share === null) {
    return (
      <div className="measure measure-none">
        <strong>Not knowable</strong>
        <span className="measure-note"><HonestyMark kind="notKnowable" reason={measure.reason} about={about} /> {measure.reason}</span>
      </div>
    );
  }
  const thin = isThin(measure);
  const kept = isKept(measure, target);
  const interval = low === null || high === null ? '' : `95 % ${shareFigure(low)}–${shareFigure(high)}, `;
  return (
    <div className={classNames('measure', thin && 'measure-thin')}>
      <div className="measure-head">
        <span className="measure-share"><LeadsCount figureId={measure.figureId} leads={measure.leads} title={measure.opensBroken ? `${about}: the leads that break it` : about} text={shareText(share)} /></span>
        <span className="measure-target">target {target < 1 ? shareText(target) : measure.unit === 'weeks' ? 'every week' : 'every lead'}</span>
        <span className="measure-marks">
          <OutcomeGlyph outcome={kept === null ? 'unknown' : kept ? 'kept' : 'never'} bare word={kept === null ? 'Too few to say' : kept ? 'Kept at target' : 'Not kept at target'} />
          <HonestyMark kind={measure.honesty} about={about} />
        </span>
      </div>
      <div className="measure-bar" aria-hidden="true">
        <span className="measure-fill" style={{ width: `${share * 100}%` }} />
        {low !== null && high !== null && <span className="measure-whisker" style={{ left: `${low * 100}%`, width: `${Math.max(0.5, (high - low) * 100)}%` }} />}
        <span className="measure-tick" style={{ left: `${target * 100}%` }} />
      </div>
      <div className="measure-note">{interval}n {countText(measure.n)}{measure.unit === '' ? '' : ` ${measure.unit}`}{thin ? ', too few to lean on' : ''}</div>
    </div>
  );
}
