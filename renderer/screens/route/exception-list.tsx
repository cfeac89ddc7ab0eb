import { useState, type JSX } from 'react';
import type { Calendar, CalendarException } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { plural } from '../../components/figure-text.ts';
import { TextField } from '../../components/text-field.tsx';
import { DayHoursFields } from './day-hours.tsx';
import { freeExceptionDay, withExceptions } from './holiday-edits.ts';

/** Days with other hours than their weekday's; they stand above the week and above a holiday. */
export function ExceptionList({ calendar, onChange }: { readonly calendar: Calendar; readonly onChange: (next: Calendar) => void }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const exceptions = calendar.exceptions ?? [];
  const set = (index: number, next: CalendarException): void => onChange(withExceptions(calendar, exceptions.map((one, place) => (place === index ? next : one))));
  const add = (): void => {
    setOpen(true);
    onChange(withExceptions(calendar, [...exceptions, { day: freeExceptionDay(calendar, new Date().toISOString().slice(0, 10)), hours: [[540, 780]] }]));
  };
  return (
    <div className="holidays">
      <div className="holidays-head">
        {exceptions.length === 0
          ? <span className="ink3">No day with other hours</span>
          : <Button look="quiet" icon={isOpen ? 'chevronDown' : 'chevronRight'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{plural(exceptions.length, 'day')} with other hours</Button>}
        <Button look="quiet" icon="plus" aria-label={`Add a day with other hours to ${calendar.name}`} onClick={add}>Day</Button>
      </div>
      {isOpen && (
        <ul className="exception-days">
          {exceptions.map((one, index) => (
            <li key={one.day}>
              <TextField label={`Day with other hours, ${calendar.name}`} hideLabel type="date" value={one.day} onCommit={(day) => { if (day !== '' && !exceptions.some((other) => other.day === day)) set(index, { ...one, day }); }} />
              <CheckBox label="open" isChecked={one.hours.length > 0} onChange={(isOn) => set(index, { ...one, hours: isOn ? [[540, 780]] : [] })} />
              <Button look="quiet" icon="cross" aria-label={`Take out ${one.day} of ${calendar.name}`} onClick={() => onChange(withExceptions(calendar, exceptions.filter((_, place) => place !== index)))} />
              {one.hours.length > 0 && <DayHoursFields label={`${one.day}, ${calendar.name}`} hours={one.hours} onChange={(hours) => set(index, { ...one, hours })} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
