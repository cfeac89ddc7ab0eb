import { useMemo, type JSX } from 'react';
import { HistogramThreshold } from '../../charts/histogram-threshold.tsx';
import { decimalText } from '../../components/figure-text.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { withoutThreshold } from './score-sentence.ts';
import { setThreshold } from './score-edits.ts';
import { OUTCOMES, useOutcome, useThreshold, useTried } from './score-view.ts';
import { barWidth, usedBins, usedRange, widenBins } from './threshold-figures.ts';
import type { Distribution } from './use-distribution.ts';

/** The histogram of this proposal; its bars follow the model, its threshold the hand. */
export function ThresholdHistogram({ data, isOld }: { readonly data: Distribution; readonly isOld: boolean }): JSX.Element {
  const { configuration, edit } = useProposal();
  const outcome = useOutcome();
  const threshold = useThreshold();
  const setTried = useTried((state) => state.set);
  const saved = (configuration?.score.mqlThreshold ?? 0) / 100;
  // From the saved threshold, not from the tried one: the bars stand still while the hand moves.
  const { bins, width } = useMemo(() => {
    const used = usedRange(data.bins, saved);
    const wide = barWidth(used.low, used.high);
    return { bins: usedBins(widenBins(data.bins, wide), saved, wide), width: wide };
  }, [data.bins, saved]);
  return (
    <HistogramThreshold
      bins={bins} binWidth={width} threshold={threshold} saved={saved} min={(configuration?.score.totalMin ?? 0) / 100} max={(configuration?.score.totalMax ?? 10000) / 100} isOld={isOld}
      without={configuration === null ? null : withoutThreshold(configuration.score)}
      convertedWord={OUTCOMES.find((one) => one.value === outcome)?.word ?? 'Converted'}
      onTry={setTried}
      onCancel={() => setTried(null)}
      onCommit={(points) => {
        if (points !== saved) edit(`Threshold ${decimalText(points)}`, setThreshold(points));
        setTried(null);
      }}
    />
  );
}
