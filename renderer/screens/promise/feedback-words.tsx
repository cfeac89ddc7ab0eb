import type { JSX } from 'react';
import type { FeedbackPromise } from '../../../shared/engine/model/sla-terms.ts';
import { TextField } from '../../components/text-field.tsx';
import { InlineChoice, InlineNumber } from './inline-value.tsx';

const CADENCES = [{ value: 'daily', label: 'every day' }, { value: 'weekly', label: 'every week' }, { value: 'monthly', label: 'every month' }, { value: 'quarterly', label: 'every quarter' }] as const;

/** What sales tells marketing: a reason with what it turns down, and what became of the rest. */
export function FeedbackWords({ feedback, onChange }: { readonly feedback: FeedbackPromise; readonly onChange: (next: FeedbackPromise) => void }): JSX.Element {
  return (
    <>
      <span className="nowrap"><InlineNumber label="Share turned down with a reason, percent" value={Math.round(feedback.share * 1000) / 10} min={1} max={100} onCommit={(percent) => onChange({ ...feedback, share: percent / 100 })} /> %</span> of the leads that sales turns down carry a
      reason; <InlineChoice label="How often sales reports" value={feedback.cadence} choices={CADENCES} onCommit={(cadence) => onChange({ ...feedback, cadence })} /> sales reports
      <TextField label="What sales reports" hideLabel voice value={feedback.text} onCommit={(text) => onChange({ ...feedback, text })} />
    </>
  );
}
