import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { dayText } from '../../components/figure-text.ts';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useLedger, type Entry, type LedgerList } from './use-ledger.ts';

/** One decision or parked point: its words, who, when, and what it is about; `isShort` where that stands above it already. */
export function EntryRow({ list, entry, isShort }: { readonly list: LedgerList; readonly entry: Entry; readonly isShort?: boolean }): JSX.Element {
  const { save, remove, people } = useLedger();
  const keep = (said: Partial<Entry>): void => {
    const next = { ...entry, ...said };
    if (next.text.trim() !== '') void save({ list, id: next.id, text: next.text, who: next.who, refersTo: next.refersTo, isDone: next.isDone });
  };
  const what = list === 'decisions' ? 'Decision' : 'Parked point';
  return (
    <li className="entry">
      <TextField label={what} hideLabel voice rows={2} value={entry.text} onCommit={(text) => keep({ text })} />
      <div className="entry-row">
        <TextField label={list === 'decisions' ? 'Decided by' : 'Taken on by'} hideLabel list={people} placeholder={list === 'decisions' ? 'Who decided' : 'Who takes it on'} value={entry.who.join(', ')} onCommit={(who) => keep({ who: who.split(',').map((name) => name.trim()).filter((name) => name !== '') })} />
        <Button look="quiet" icon="trash" aria-label={`Take off: ${entry.text}`} onClick={() => void remove(entry.id)} />
      </div>
      {isShort !== true && <EntryAbout entry={entry} />}
      {list === 'parked' && <CheckBox label="Dealt with" isChecked={entry.isDone} onChange={(isDone) => keep({ isDone })} />}
    </li>
  );
}

function EntryAbout({ entry: { refersTo, at } }: { readonly entry: Entry }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const about = refersTo.kind === 'nothing' ? '' : refersTo.kind === 'gap' ? `${refersTo.id} ${refersTo.label}` : refersTo.label;
  return <p className="small ink3">{[dayText(at, zone), about].filter((text) => text !== '').join(', ')}</p>;
}
