import type { JSX } from 'react';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useCall, useSend } from '../../../state/use-call.ts';

const CHOICES = [{ value: 'sal', label: 'Accepted (SAL)' }, { value: 'sql', label: 'SQL' }, { value: 'opportunity', label: 'Opportunity' }, { value: 'won', label: 'Won' }] as const;

/** What counts as a good end, and within how many days; said once for all proposals. */
export function OutcomeSettings(): JSX.Element {
  const send = useSend();
  const settings = useCall('evidence.getSettings', {}).data?.settings;
  if (settings === undefined) return <></>;
  return (
    <>
      <SelectField label="Counts as converted" width={150} value={settings.outcome} choices={CHOICES} onCommit={(outcome) => void send('evidence.saveSettings', { outcome })} />
      <NumberField label="Within" width={100} unit="days" min={1} max={720} value={settings.horizonDays} onCommit={(days) => days !== null && void send('evidence.saveSettings', { horizonDays: Math.round(days) })} />
    </>
  );
}
