import { useState, type JSX } from 'react';
import type { Calendar, Holiday } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/figure-text.ts';
import { TextField } from '../../components/text-field.tsx';
import { freeDay, addHolidays, removeHoliday, setHoliday } from './holiday-edits.ts';
import { HolidayDialog } from './holiday-dialog.tsx';

/** The days off of one calendar, by year: added from a country's, or by hand; each can be changed and taken out. */
export function HolidayList({ calendar, onChange }: { readonly calendar: Calendar; readonly onChange: (next: Calendar) => void }): JSX.Element {
  const [isChoosing, setChoosing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const holidays = calendar.holidays ?? [];
  const add = (): void => {
    setOpen(true);
    onChange(addHolidays(calendar, [{ day: freeDay(calendar, new Date().toISOString().slice(0, 10)), name: 'Day off' }]));
  };
  return (
    <div className="holidays">
      <div className="holidays-head">
        {holidays.length === 0
          ? <span className="ink3">No holidays</span>
          : <Button look="quiet" icon={isOpen ? 'chevronDown' : 'chevronRight'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{plural(holidays.length, 'holiday')}</Button>}
        <Button look="quiet" icon="plus" aria-label={`Add a day off to ${calendar.name}`} onClick={add}>Day</Button>
        <Button look="quiet" aria-label={`Public holidays for ${calendar.name}…`} onClick={() => setChoosing(true)}>Public holidays…</Button>
      </div>
      {isOpen && (
        <ul className="holiday-days">
          {holidays.map((holiday, index) => (
            <HolidayDay key={holiday.day} holiday={holiday} calendar={calendar} onChange={(next) => onChange(setHoliday(calendar, index, next))} onRemove={() => onChange(removeHoliday(calendar, index))} />
          ))}
        </ul>
      )}
      {isChoosing && <HolidayDialog calendar={calendar} onAdd={(days) => { onChange(addHolidays(calendar, days)); setOpen(true); }} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function HolidayDay({ holiday, calendar, onChange, onRemove }: { readonly holiday: Holiday; readonly calendar: Calendar; readonly onChange: (next: Holiday) => void; readonly onRemove: () => void }): JSX.Element {
  const label = `${holiday.name}, ${calendar.name}`;
  return (
    <li>
      <TextField label={`Day of ${label}`} hideLabel type="date" value={holiday.day} onCommit={(day) => onChange({ ...holiday, day })} />
      <TextField label={`Name of ${label}`} hideLabel value={holiday.name} onCommit={(name) => onChange({ ...holiday, name: name.slice(0, 200) })} />
      <Button look="quiet" icon="cross" aria-label={`Take out ${label} on ${holiday.day}`} onClick={onRemove} />
    </li>
  );
}
