import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { dayText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall, useSend } from '../../state/use-call.ts';
import { toDayField } from '../zone-fields.ts';
import { deleteByInstant } from './privacy-words.ts';

/** The day by which this workshop should be deleted; past it Baton reminds and deletes nothing by itself. */
export function DeleteBySection(): JSX.Element {
  const send = useSend();
  const opened = useCall('workshop.getWorkshop', {}).data;
  const [error, setError] = useState<string | null>(null);
  if (opened === undefined) return <></>;
  const { deleteBy, isPastDeleteBy, workshop: { zone } } = opened;
  const save = async (next: number | null): Promise<void> => {
    const reply = await send('workshop.setDeleteBy', { deleteBy: next });
    setError(reply.ok ? null : reply.error.message);
  };
  const take = (day: string): void => {
    const next = deleteByInstant(day, zone);
    if (next !== null) void save(next);
  };
  const says = deleteBy === null ? 'no day is set' : isPastDeleteBy ? 'the day has passed' : dayText(deleteBy, zone);
  return (
    <Section title="Delete by" note={says}>
      <p className="privacy-text">After this day the list of workshops and the head of Prepare remind of it. Nothing is deleted by itself.</p>
      <div className="privacy-actions">
        <TextField label="Delete by" type="date" width={180} value={deleteBy === null ? '' : toDayField(deleteBy, zone)} error={error} onCommit={take} />
        {deleteBy !== null && <Button look="quiet" onClick={() => void save(null)}>No day</Button>}
      </div>
    </Section>
  );
}
