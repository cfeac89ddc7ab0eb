import { useState, type JSX, type KeyboardEvent, type SyntheticEvent } from 'react';
import { Autocomplete, MultiSelect, Select } from '@mantine/core';
import type { FieldProps } from './field.tsx';

export interface ComboChoice {
  readonly value: string;
  readonly label: string;
  /** Right-aligned beside it, such as how many leads have the value. */
  readonly count?: string | undefined;
  readonly group?: string | undefined;
}

const box = { position: 'bottom-start', shadow: 'none', middlewares: { flip: true, shift: true }, transitionProps: { duration: 0 }, width: 'max-content' } as const;

interface Grouped { readonly group: string; readonly items: { readonly value: string; readonly label: string }[] }

/** Choices in their groups, in the order given. */
function grouped(choices: readonly ComboChoice[]): Grouped[] | { readonly value: string; readonly label: string }[] {
  if (choices.every((choice) => choice.group === undefined)) return choices.map(({ value, label }) => ({ value, label }));
  const names = [...new Set(choices.map((choice) => choice.group ?? ''))];
  return names.map((group) => ({ group, items: choices.filter((choice) => (choice.group ?? '') === group).map(({ value, label }) => ({ value, label })) }));
}

function Option({ choices, value, label }: { readonly choices: readonly ComboChoice[]; readonly value: string; readonly label: string }): JSX.Element {
  const count = choices.find((choice) => choice.value === value)?.count;
  return <span className="combo-option"><span>{label}</span>{count !== undefined && <span className="ink3">{count}</span>}</span>;
}

/** Enter takes a choice while the list is open; a form around it waits for the next one. */
function keepEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Enter' && event.currentTarget.getAttribute('aria-expanded') === 'true') event.preventDefault();
}

/** A choice from a long list, found by typing; what is chosen stands selected, so that typing begins a new search. */
export function ComboField({ label, hideLabel, hint, error, width, value, choices, onCommit, placeholder, isDisabled }: FieldProps & {
  readonly value: string;
  readonly choices: readonly ComboChoice[];
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}): JSX.Element {
  const known = choices.some((choice) => choice.value === value) || value === '' ? choices : [...choices, { value, label: value }];
  const chosen = known.find((choice) => choice.value === value)?.label;
  const [search, setSearch] = useState(chosen ?? '');
  // The kit puts a label back only when the value changes: choosing the same one again, or adding from a field that stays empty, would leave what was typed.
  const showChosen = (next: string): void => setSearch(value === '' ? '' : known.find((choice) => choice.value === next)?.label ?? '');
  const selectChosen = ({ currentTarget }: SyntheticEvent<HTMLInputElement>): void => void (currentTarget.value === chosen && currentTarget.select());
  return (
    <Select
      selectFirstOptionOnChange searchValue={search} onSearchChange={setSearch} onOptionSubmit={showChosen} onFocus={selectChosen} onClick={selectChosen} onKeyDown={keepEnter}
      className="field" classNames={{ label: hideLabel === true ? 'visually-hidden' : 'field-label' }} label={label} inputWrapperOrder={['label', 'input', 'description', 'error']} searchable allowDeselect={false} comboboxProps={box}
      {...(hint === undefined ? {} : { description: hint })} {...(error == null ? {} : { error })} {...(width === undefined ? {} : { w: width })}
      data={grouped(known)} value={value === '' ? null : value} onChange={(next) => next !== null && onCommit(next)} nothingFoundMessage="Nothing like that here"
      placeholder={placeholder ?? 'Choose'} disabled={isDisabled === true} limit={200} maxDropdownHeight={280}
      renderOption={({ option }) => <Option choices={known} value={option.value} label={option.label} />}
    />
  );
}

/** Free text with suggestions. */
export function SuggestField({ label, hideLabel, width, value, choices, onCommit, placeholder }: FieldProps & {
  readonly value: string;
  readonly choices: readonly ComboChoice[];
  readonly onCommit: (value: string) => void;
  readonly placeholder?: string;
}): JSX.Element {
  return (
    <Autocomplete
      className="field" classNames={{ label: hideLabel === true ? 'visually-hidden' : 'field-label' }} label={label} comboboxProps={box} {...(width === undefined ? {} : { w: width })}
      data={[...new Set(choices.map((choice) => choice.value))]} value={value} onChange={onCommit} placeholder={placeholder ?? ''} limit={200} maxDropdownHeight={280}
      renderOption={({ option }) => <Option choices={choices} value={option.value} label={option.value} />}
    />
  );
}

/** Several choices from a long list. */
export function MultiField({ label, hideLabel, width, values, choices, onCommit, placeholder }: FieldProps & {
  readonly values: readonly string[];
  readonly choices: readonly ComboChoice[];
  readonly onCommit: (values: string[]) => void;
  readonly placeholder?: string;
}): JSX.Element {
  const known = [...choices, ...values.filter((value) => !choices.some((choice) => choice.value === value)).map((value) => ({ value, label: value }))];
  return (
    <MultiSelect
      className="field field-wide" classNames={{ label: hideLabel === true ? 'visually-hidden' : 'field-label' }} label={label} searchable comboboxProps={box} {...(width === undefined ? {} : { w: width })}
      data={grouped(known)} value={[...values]} onChange={onCommit} placeholder={values.length === 0 ? placeholder ?? 'Choose' : ''} limit={200} maxDropdownHeight={280} nothingFoundMessage="Nothing like that here"
      renderOption={({ option }) => <Option choices={known} value={option.value} label={option.label} />}
    />
  );
}
