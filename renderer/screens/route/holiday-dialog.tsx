import { useState, type JSX } from 'react';
import type { Calendar, Holiday } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { plural } from '../../components/figure-text.ts';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useCall } from '../../state/use-call.ts';

const WHOLE = 'whole';

/** A country's public holidays, and those of one of its regions, to be added to a calendar: for the history's years and the next two. */
export function HolidayDialog({ calendar, onAdd, onClose }: { readonly calendar: Calendar; readonly onAdd: (days: readonly Holiday[]) => void; readonly onClose: () => void }): JSX.Element {
  const [country, setCountry] = useState('');
  const [region, setRegion] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const { data, error } = useCall('routing.listHolidays', { country, region });
  const known = new Set((calendar.holidays ?? []).map(({ day }) => day));
  const days = country === '' ? [] : (data?.holidays ?? []);
  const fresh = days.filter(({ day }) => !known.has(day));
  const years = data?.years ?? [];
  const year = shown !== null && years.includes(Number(shown)) ? shown : String(years.at(-3) ?? '');
  const regions = data?.regions ?? [];
  return (
    <Dialog
      title={`Public holidays for ${calendar.name}`} isOpen onClose={onClose} width={560}
      actions={<><Button onClick={onClose}>Cancel</Button><Button look="filled" disabled={fresh.length === 0} onClick={() => { onAdd(fresh); onClose(); }}>{fresh.length === 0 ? 'Add days' : `Add ${plural(fresh.length, 'day')}`}</Button></>}
    >
      <p className="ink2">No shift starts on a holiday. The days are copied into the calendar, where each can be changed or taken out; nothing is looked up on a network.</p>
      <div className="holiday-place">
        <ComboField label="Country" value={country} choices={(data?.countries ?? []).map(({ code, name }) => ({ value: code, label: name }))} onCommit={(next) => { setCountry(next); setRegion(''); }} />
        <ComboField label="Region" value={region === '' ? WHOLE : region} isDisabled={regions.length === 0} choices={[{ value: WHOLE, label: regions.length === 0 ? 'No regions' : 'The whole country only' }, ...regions.map(({ code, name }) => ({ value: code, label: name }))]} onCommit={(next) => setRegion(next === WHOLE ? '' : next)} />
      </div>
      {error !== null && <ErrorNote sentence={error.message} safe="The calendar is as it was." />}
      {days.length > 0 && (
        <>
          <div><SegmentedControl label="Year" value={year} onChange={setShown} segments={years.slice(-8).map((one) => ({ value: String(one), label: String(one) }))} /></div>
          <ul className="holiday-preview" aria-label={`Public holidays of ${year}`}>
            {days.filter(({ day }) => day.startsWith(year)).map(({ day, name }) => <li key={day}><span className="holiday-day">{day}</span><span className={known.has(day) ? 'ink3' : ''}>{name}{known.has(day) ? ', there already' : ''}</span></li>)}
          </ul>
          <p className="small ink3">{plural(days.length, 'day')} from {years[0]} to {years.at(-1)}: the years of the history and the next two.</p>
        </>
      )}
    </Dialog>
  );
}
