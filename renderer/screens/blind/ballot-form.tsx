import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useShortcut } from '../../state/use-shortcut.ts';
import { CONFIDENCE, REASONS, VERDICTS, type Verdict } from './blind-words.ts';
import { NO_ANSWER, type Answer } from './use-sitting.ts';

/** Verdict, how sure, and why; 1, 2, 3 answer, the arrows say how sure and go on. */
export function BallotForm({ answer = NO_ANSWER, onChange, canGoBack, onBack, onNext, isLast }: {
  readonly answer: Answer | undefined;
  readonly onChange: (answer: Answer) => void;
  readonly canGoBack: boolean;
  readonly onBack: () => void;
  readonly onNext: () => void;
  /** True when no other case waits for an answer. */
  readonly isLast: boolean;
}): JSX.Element {
  const say = (verdict: Verdict): void => onChange({ ...answer, verdict });
  const sure = (confidence: number): void => onChange({ ...answer, confidence: Math.min(5, Math.max(1, confidence)) });
  useShortcut('1', () => say('workNow'));
  useShortcut('2', () => say('nurture'));
  useShortcut('3', () => say('disqualify'));
  useShortcut('ArrowLeft', () => sure(answer.confidence - 1));
  useShortcut('ArrowRight', () => sure(answer.confidence + 1));
  return (
    <form className="ballot scrolls" aria-label="Your ballot" tabIndex={0} onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend className="heading">What should happen with this lead?</legend>
        <div className="ballot-verdicts">
          {VERDICTS.map(({ verdict, key, name }) => (
            <button key={verdict} type="button" className={classNames('ballot-verdict', answer.verdict === verdict && 'ballot-on')} aria-pressed={answer.verdict === verdict} onClick={() => say(verdict)}>
              <span>{name}</span><KeyHint keys={key} />
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="heading">How sure? <span className="ballot-aside">{CONFIDENCE[answer.confidence - 1]}</span></legend>
        <div className="ballot-sure">
          {CONFIDENCE.map((word, index) => (
            <button key={word} type="button" className={classNames('ballot-degree', answer.confidence === index + 1 && 'ballot-on')} aria-pressed={answer.confidence === index + 1} aria-label={`${index + 1}, ${word}`} onClick={() => sure(index + 1)}>{index + 1}</button>
          ))}
          <span className="small ink3">arrow keys</span>
        </div>
      </fieldset>
      <fieldset>
        <legend className="heading">Why? <span className="ballot-aside">as many as apply, or none</span></legend>
        <div className="ballot-reasons">
          {REASONS.map((reason) => {
            const isOn = answer.reasons.includes(reason);
            return <button key={reason} type="button" className={classNames('ballot-reason', isOn && 'ballot-on')} aria-pressed={isOn} onClick={() => onChange({ ...answer, reasons: isOn ? answer.reasons.filter((one) => one !== reason) : [...answer.reasons, reason] })}>{reason}</button>;
          })}
        </div>
        <TextField label="In your own words" value={answer.note} voice placeholder="If you like" onCommit={(note) => onChange({ ...answer, note: note.slice(0, 500) })} />
      </fieldset>
      <div className="ballot-foot">
        <Button look="quiet" icon="arrowLeft" disabled={!canGoBack} onClick={onBack}>Back</Button>
        <Button look="filled" confirming disabled={answer.verdict === null} keys="Down" onClick={onNext}>{isLast ? 'Done' : 'Next lead'}</Button>
      </div>
    </form>
  );
}
