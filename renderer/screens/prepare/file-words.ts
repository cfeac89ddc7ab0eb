import type { FileMapping } from '../../../shared/contract/schemas/import.ts';

interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

/** What a workbook has in place of an encoding. */
export const WORKBOOK = 'xlsx';

const ENCODINGS: readonly Choice[] = [
  { value: 'utf-8', label: 'UTF-8' }, { value: 'utf-8-sig', label: 'UTF-8 with a mark' }, { value: 'windows-1252', label: 'Windows, Western' },
  { value: 'utf-16le', label: 'UTF-16, little end first' }, { value: 'utf-16be', label: 'UTF-16, big end first' },
  { value: 'windows-1250', label: 'Windows, Central' }, { value: 'windows-1251', label: 'Windows, Cyrillic' }, { value: 'windows-1253', label: 'Windows, Greek' }, { value: 'windows-1254', label: 'Windows, Turkish' },
  { value: 'shift_jis', label: 'Shift JIS' }, { value: 'gb18030', label: 'GB 18030' },
];
const DELIMITERS: readonly Choice[] = [{ value: ',', label: 'Commas' }, { value: ';', label: 'Semicolons' }, { value: '\t', label: 'Tabs' }, { value: '|', label: 'Bars' }];

/** The orders in which a date can be written. */
export const DATE_ORDERS: readonly Choice<FileMapping['dateOrder']>[] = [{ value: 'YMD', label: 'Year, month, day' }, { value: 'DMY', label: 'Day, month, year' }, { value: 'MDY', label: 'Month, day, year' }];

/** The usual choices, and the one that is there where it is an unusual one. */
const withOwn = (choices: readonly Choice[], own: string): readonly Choice[] => (choices.some(({ value }) => value === own) ? choices : [...choices, { value: own, label: own }]);

export const encodingChoices = (own: string): readonly Choice[] => withOwn(ENCODINGS, own);
export const delimiterChoices = (own: string): readonly Choice[] => withOwn(DELIMITERS, own);
