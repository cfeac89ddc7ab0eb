import type { JSX } from 'react';
import { readNumber, writeNumber } from '../../components/number-text.ts';
import { useDraft } from '../../components/use-draft.ts';

/** A figure inside a sentence: underlined, in the voice of the sentence, changed by typing or with the arrow keys. */
export function InlineNumber({ label, value, min, max, step = 1, onCommit }: {
  readonly label: string; readonly value: number; readonly min: number; readonly max: number; readonly step?: number; readonly onCommit: (value: number) => void;
}): JSX.Element {
  const bound = (next: number): number => Math.min(max, Math.max(min, next));
  const { draft, change, flush, reset } = useDraft(writeNumber(value), (text) => {
    const read = readNumber(text);
    if (read !== null && bound(read) !== value) onCommit(bound(read));
  });
  return (
    <input
      className="inline-value" aria-label={label} inputMode="decimal" autoComplete="off" value={draft}
      onChange={(event) => change(event.target.value)} onBlur={flush} onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') flush();
        if (event.key === 'Escape') reset();
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        const by = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 5 : 1);
        change(writeNumber(bound((readNumber(draft) ?? value) + by)));
      }}
    />
  );
}

/** A word inside a sentence that is one of a few. */
export function InlineChoice<V extends string>({ label, value, choices, onCommit }: {
  readonly label: string; readonly value: V; readonly choices: readonly { readonly value: V; readonly label: string }[]; readonly onCommit: (value: V) => void;
}): JSX.Element {
  return (
    <select
      className="inline-value inline-choice" aria-label={label} value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value);
        if (chosen !== undefined) onCommit(chosen.value);
      }}
    >
      {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
    </select>
  );
}

/** A name under a clause: free text, with the people of the room to choose from. */
export function OwnerField({ label, value, people, team, onCommit }: {
  readonly label: string; readonly value: string; readonly people: readonly string[]; readonly team: 'marketing' | 'sales' | 'revops'; readonly onCommit: (value: string) => void;
}): JSX.Element {
  const { draft, change, flush, reset } = useDraft(value, onCommit);
  const list = `people-${team}`;
  const isEmpty = draft.trim() === '';
  return (
    <span className={`clause-owner clause-owner-${team}`}>
      {!isEmpty && <span className="owner-square" aria-hidden="true" />}
      <input
        className={isEmpty ? 'owner-input owner-missing' : 'owner-input'} aria-label={label} list={list} value={draft} placeholder="No owner named, not enforceable"
        onChange={(event) => change(event.target.value)} onBlur={flush}
        onKeyDown={(event) => { if (event.key === 'Enter') flush(); if (event.key === 'Escape') reset(); }}
      />
      <datalist id={list}>{people.map((name) => <option key={name} value={name} />)}</datalist>
    </span>
  );
}
