import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { EntryRow } from './entry-row.tsx';
import { useLedger, type Entry, type LedgerList } from './use-ledger.ts';
import '../gaps/gaps.css';

/** What was decided today, and what was parked: two lists of their own. */
export function LedgerPanel(): JSX.Element {
  const { ledger, undo, redo } = useLedger();
  return (
    <div className="ledger-panel">
      <div className="ledger-undo">
        <Button look="quiet" icon="undo" disabled={ledger?.canUndo !== true} onClick={() => void undo()}>Undo</Button>
        <Button look="quiet" icon="redo" disabled={ledger?.canRedo !== true} onClick={() => void redo()}>Redo</Button>
      </div>
      <LedgerSection list="decisions" title="Decisions" empty="Nothing is decided yet. Open a gap and make it a decision, or write one here." entries={ledger?.decisions ?? []} />
      <LedgerSection list="parked" title="Parking lot" empty="Nothing is parked. What leads away from the question goes here." entries={ledger?.parked ?? []} />
    </div>
  );
}

function LedgerSection({ list, title, empty, entries }: { readonly list: LedgerList; readonly title: string; readonly empty: string; readonly entries: readonly Entry[] }): JSX.Element {
  const [text, setText] = useState('');
  const { save } = useLedger();
  const add = async (): Promise<void> => {
    if (text.trim() !== '' && (await save({ list, text }))) setText('');
  };
  return (
    <Section title={title} note={entries.length === 0 ? 'none yet' : `${entries.length}`}>
      {entries.length === 0 && <p className="small ink2">{empty}</p>}
      <ul className="entry-list" aria-label={title}>{entries.map((entry) => <EntryRow key={entry.id} list={list} entry={entry} />)}</ul>
      <form className="entry-row" onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <TextField label={list === 'decisions' ? 'New decision' : 'Park a point'} value={text} commitAtOnce onCommit={setText} />
        <Button type="submit" disabled={text.trim() === ''}>Add</Button>
      </form>
    </Section>
  );
}

/** How many decisions stand; undefined while there is none. */
export function useDecisionCount(): number | undefined {
  const count = useLedger().ledger?.decisions.length ?? 0;
  return count === 0 ? undefined : count;
}
