import { civilDate } from '../time/civil-date.ts';
import { DAY } from '../time/units.ts';
import type { FieldColumn, History } from './history.ts';
import { leadColumns } from './lead-columns.ts';

/**
 * What leads are told apart by: a field's values, `@owner` (the last owner's id), `@territory` (of that owner), or the
 * UTC calendar quarter of a field of dates ("2026Q3").
 */
export interface Dimension {
  readonly field: string;
  readonly as?: 'value' | 'quarter' | undefined;
  /** Upper and lower case are one value, written in lower case. */
  readonly caseFolded?: boolean | undefined;
}

/** One code a lead and the text of each code; '' is unknown. */
export interface CodedLeads {
  readonly texts: readonly string[];
  codeOf(lead: number): number;
}

/** The field of this name; undefined when the history has none. */
export const fieldNamed = ({ fields }: History, name: string): FieldColumn | undefined => fields.find((field) => field.name === name);

/** Leads by a dimension; null when the history has no such field. */
export function codedLeads(history: History, { field: name, as, caseFolded }: Dimension): CodedLeads | null {
  if (name === '@owner' || name === '@territory') {
    const texts = ['', ...history.owners.map((owner) => (name === '@owner' ? owner.extId : owner.territory))];
    const owner = leadColumns(history).owner();
    return distinct(texts, caseFolded === true, (lead) => owner[lead] ?? 0);
  }
  const field = fieldNamed(history, name);
  if (field === undefined) return null;
  const texts = as === 'quarter' ? field.values.map((_, code) => quarterOf(field.numbers[code] ?? NaN)) : field.values;
  return distinct(texts, caseFolded === true, (lead) => field.current[lead] ?? 0);
}

/** The same texts once each: several owners share a territory, many dates a quarter. */
function distinct(texts: readonly string[], isFolded: boolean, rawCode: (lead: number) => number): CodedLeads {
  const codes = new Map<string, number>();
  const codeOfText = texts.map((text) => {
    const key = isFolded ? text.toLowerCase() : text;
    const known = codes.get(key);
    if (known !== undefined) return known;
    codes.set(key, codes.size);
    return codes.size - 1;
  });
  return { texts: [...codes.keys()], codeOf: (lead) => codeOfText[rawCode(lead)] ?? 0 };
}

function quarterOf(at: number): string {
  if (Number.isNaN(at)) return '';
  const { year, month } = civilDate(Math.floor(at / DAY));
  return `${year}Q${Math.ceil(month / 3)}`;
}
