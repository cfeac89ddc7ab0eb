import type { JSX } from 'react';
import { dayText } from '../../components/figure-text.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import type { ReviewAsked } from './use-review.ts';

/** Which agreement is looked at, and from which day on. */
export function ReviewBar({ agreementId, from, onChange }: { readonly agreementId: string; readonly from: number; readonly onChange: (asked: ReviewAsked) => void }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const signed = (useCall('agreement.listAgreements', {}).data ?? []).filter(({ status }) => status !== 'frozen' && status !== 'partlySigned');
  return (
    <div className="review-bar">
      <SelectField
        label="Agreement" width={420} value={agreementId} choices={signed.map(({ id, version, proposalName, signatures, frozenAt }) => ({ value: id, label: `Version ${version}, ${proposalName}, signed ${dayText(signatures.reduce((last, { at }) => Math.max(last, at), frozenAt), zone)}` }))}
        onCommit={(id) => onChange({ agreementId: id, from: null })}
      />
      <TextField label="Handoffs from" type="date" width={160} value={isoDayIn(from, zone)} onCommit={(day) => onChange({ agreementId, from: day === '' ? null : day })} />
    </div>
  );
}

/** The day of an instant on the client's wall, as a date field wants it. */
const isoDayIn = (instant: number, zone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
