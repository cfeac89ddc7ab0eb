import type { JSX } from 'react';
import type { DayHours } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { clockText, nextSpan, readClock } from './calendar-week.ts';

/** The hours of one day, shift by shift; a shift that ends before it starts runs past midnight. */
export function DayHoursFields({ label, hours, onChange }: { readonly label: string; readonly hours: DayHours; readonly onChange: (next: DayHours) => void }): JSX.Element {
  const save = (place: number, start: number | null, end: number | null): void => {
    if (start === null || end === null || start === end) return;
    const span = [start, end > start ? end : end + 1440] as const;
    onChange(hours.map((one, index) => (index === place ? span : one)).toSorted((a, b) => a[0] - b[0]));
  };
  return (
    <span className="day-hours">
      {hours.map(([from, to], place) => (
        <span key={`${from} ${to}`} className="day-span">
          <TextField label={`${label} from`} hideLabel type="time" value={clockText(from)} onCommit={(text) => save(place, readClock(text), to > 1440 ? to - 1440 : to)} />
          <TextField label={`${label} to`} hideLabel type="time" value={clockText(to)} onCommit={(text) => save(place, from, readClock(text))} />
          {place < hours.length - 1
            ? <Button look="quiet" icon="cross" aria-label={`Take out the shift from ${clockText(from)}, ${label}`} onClick={() => onChange(hours.filter((_, index) => index !== place))} />
            : <Button look="quiet" icon="plus" aria-label={`Add a shift, ${label}`} title="Add a shift" disabled={nextSpan(hours) === null} onClick={() => { const next = nextSpan(hours); if (next !== null) onChange([...hours, next]); }} />}
          {to > 1440 && <span className="label ink3">until the next day</span>}
        </span>
      ))}
    </span>
  );
}
