import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../state/use-names.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { GapBadge } from './gap-badge.tsx';
import { useGapUi } from './gap-ui.ts';
import { useGapDecisions } from './use-gap-decisions.ts';
import { shownGaps, useGapList, type Gap } from './use-gaps.ts';
import './gaps.css';

/** One question for the whole room, with the figure behind it; arrows go on to the next gap. Null while no gap is open. */
export function GapRoom(): JSX.Element | null {
  const query = useGapList();
  const { ruleId, filter } = useGapUi();
  const gaps = shownGaps(query.data?.gaps ?? [], filter, '');
  const gap = query.data?.gaps.find((one) => one.ruleId === ruleId);
  const go = (by: number): void => {
    const at = gaps.findIndex((one) => one.ruleId === ruleId);
    const next = gaps[at < 0 ? 0 : (at + by + gaps.length) % gaps.length];
    if (next !== undefined) useGapUi.setState({ ruleId: next.ruleId });
  };
  useShortcut('ArrowRight', () => go(1));
  useShortcut('ArrowLeft', () => go(-1));
  useShortcut('Escape', () => useGapUi.setState({ ruleId: null }));
  return gap === undefined ? null : <RoomGap gap={gap} onGo={go} />;
}

function RoomGap({ gap, onGo }: { readonly gap: Gap; readonly onGo: (by: number) => void }): JSX.Element {
  const names = useNames();
  return (
    <section className="gap-room" aria-label={`${gap.ruleId} ${gap.title}`}>
      <div className="gap-room-head"><GapBadge gap={gap} /><h2>{gap.title}</h2></div>
      <blockquote className="gap-room-question">“{gap.question}”</blockquote>
      <p className="gap-room-figure">{gap.verdict === 'unknown' ? names.sentence(gap.why) : names.sentence(gap.summary)}</p>
      <div className="gap-room-steps">
        <Button icon="arrowLeft" onClick={() => onGo(-1)}>Question before</Button>
        <Button iconAfter="arrowRight" onClick={() => onGo(1)}>Next question</Button>
        <RoomDecisions gap={gap} />
        <Button look="quiet" onClick={() => useGapUi.setState({ ruleId: null })}>Back to the map</Button>
      </div>
    </section>
  );
}

/** One press puts the question among the decisions or into the parking lot; what was done stands in the button. */
function RoomDecisions({ gap }: { readonly gap: Gap }): JSX.Element {
  const { own, decide, park } = useGapDecisions(gap);
  const [isDecided, isParked] = [own('decisions').length > 0, own('parked').length > 0];
  return (
    <>
      <Button icon={isDecided ? 'check' : 'plus'} disabled={isDecided} onClick={decide}>{isDecided ? 'Among the decisions' : 'Make a decision'}</Button>
      <Button icon={isParked ? 'check' : 'plus'} disabled={isParked} onClick={park}>{isParked ? 'Parked' : 'Park'}</Button>
    </>
  );
}
