import type { JSX } from 'react';
import type { Calendar } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { PortalHours } from '../portal/portal-hours.tsx';
import { withDay } from './calendar-week.ts';
import { DayHoursFields } from './day-hours.tsx';
import { ExceptionList } from './exception-list.tsx';
import { HolidayList } from './holiday-list.tsx';
import { addCalendar, onRouting } from './routing-edits.ts';
import { TakeHours } from './take-hours.tsx';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Working hours by weekday, in each person's own zone. */
export function CalendarsEditor(): JSX.Element {
  const { configuration, edit } = useProposal();
  const calendars = configuration?.routing.calendars ?? [];
  const set = (next: Calendar): void => edit(`Hours of ${next.name}`, onRouting((now) => ({ ...now, calendars: now.calendars.map((one) => (one.id === next.id ? next : one)) })));
  return (
    <Section
      title="Working hours" note="in each person’s own zone; no shift starts on a holiday"
      actions={<><TakeHours /><PortalHours /><Button icon="plus" onClick={() => edit('Add working hours', onRouting(addCalendar(540, 1020, 'New hours')))}>Hours</Button></>}
    >
      <div className="calendars">
        {calendars.map((calendar) => (
          <fieldset key={calendar.id} className="calendar">
            <legend className="visually-hidden">{calendar.name}</legend>
            <TextField label="Name" value={calendar.name} onCommit={(name) => set({ ...calendar, name })} />
            {DAYS.map((day, index) => <CalendarDay key={day} day={day} index={index} calendar={calendar} onChange={set} />)}
            <HolidayList calendar={calendar} onChange={set} />
            <ExceptionList calendar={calendar} onChange={set} />
          </fieldset>
        ))}
      </div>
    </Section>
  );
}

function CalendarDay({ day, index, calendar, onChange }: { readonly day: string; readonly index: number; readonly calendar: Calendar; readonly onChange: (next: Calendar) => void }): JSX.Element {
  const hours = calendar.week[index] ?? [];
  return (
    <div className="calendar-day">
      <CheckBox label={day.slice(0, 3)} isChecked={hours.length > 0} onChange={(isOpen) => onChange(withDay(calendar, index, isOpen ? [[540, 1020]] : []))} />
      {hours.length > 0 && <DayHoursFields label={`${day}, ${calendar.name}`} hours={hours} onChange={(next) => onChange(withDay(calendar, index, next))} />}
    </div>
  );
}
