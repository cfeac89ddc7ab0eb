import type { JSX } from 'react';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useCall, useSend } from '../../../state/use-call.ts';

/** Which activity tells a rep that he has a lead, and within how long one is due; said once for all proposals. */
export function SignalSettings(): JSX.Element {
  const send = useSend();
  const saved = useCall('evidence.getSettings', {}).data?.settings;
  const types = useCall('history.getHealth', {}).data?.eventTypes.map(({ type }) => type) ?? [];
  if (saved === undefined) return <></>;
  const { signal } = saved;
  const chosen = signal.events[0]?.type ?? '';
  const save = (next: Partial<typeof signal>): void => void send('evidence.saveSettings', { signal: { ...signal, ...next } });
  return (
    <>
      <SelectField label="What tells a rep that he has a lead" width={230} value={chosen} placeholder="Choose an activity" choices={types.map((type) => ({ value: type, label: type }))} onCommit={(type) => save({ events: [{ type }] })} />
      <NumberField label="Due within" width={110} unit="min" value={signal.withinMinutes} min={0} max={10_000} onCommit={(minutes) => save({ withinMinutes: minutes ?? signal.withinMinutes })} />
    </>
  );
}
