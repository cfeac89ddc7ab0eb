import { countText, DASH, shareFigure, shareText } from '../../components/figure-text.ts';
import type { MarkKind } from '../../components/honesty-mark.tsx';
import type { Distribution } from './use-distribution.ts';

type Quality = Distribution['thresholds'][number];

/**
 * How many of those at the threshold end well. Nobody knows what leads that were never worked would have become, so
 * the two ends stand there with the middle under them; without such leads it is one figure that was observed.
 */
export function boundedShare(reach: Quality | null): { readonly value: string; readonly sub: string; readonly mark: MarkKind; readonly reason?: string } {
  if (reach === null || reach.precision === null || reach.upper === null) return { value: DASH, sub: 'no lead reaches it', mark: 'observed' };
  if (reach.unworked === 0) return { value: shareText(reach.precision), sub: `${countText(reach.converted)} leads; all were worked`, mark: 'observed' };
  const middle = reach.ifSimilar === null ? '' : `${shareText(reach.ifSimilar)} if similar; `;
  return {
    value: `${shareFigure(reach.precision)}–${shareText(reach.upper)}`, sub: `${middle}${countText(reach.unworked)} never worked`, mark: 'bounded',
    reason: `Nobody knows how the ${countText(reach.unworked)} leads would have ended that were never worked. The lower end counts them as observed, the upper one as if all had ended well, the middle like the worked leads of the same score.`,
  };
}
