import { createDictionary, type Dictionary } from './dictionary.ts';
import type { FieldType } from './import-types.ts';

/** A lead attribute as it is read: one code a lead, dictionary in order of arrival, code 0 for "unknown". */
export interface FieldDraft {
  readonly name: string;
  readonly isPersonal: boolean;
  /** Null: to be told by the values when all are there. */
  readonly type: FieldType | null;
  readonly dictionary: Dictionary;
  readonly codes: number[];
  /** True for a property of the history that is no column of the leads' files. */
  readonly isFromHistoryOnly: boolean;
  /** Reads a value as an instant, by the date order and zone of the file that brought the field. */
  readonly readInstant: (raw: string) => number;
  hasHistory: boolean;
}

/** Everything known of the leads before the history is built; leads are numbered in order of arrival. */
export interface LeadTable {
  readonly indexOf: Map<string, number>;
  readonly ids: string[];
  readonly createdAt: number[];
  readonly names: string[];
  readonly emails: string[];
  readonly ownerText: string[];
  /** First dates of stages by lead, as the leads' files state them: pairs of stage and instant. */
  readonly stageDates: (readonly (readonly [stage: number, at: number])[])[];
  readonly currentStates: (readonly number[])[];
  /** Which leads' file brought the lead. */
  readonly file: number[];
  readonly fields: FieldDraft[];
  field(name: string, options: Pick<FieldDraft, 'isPersonal' | 'type' | 'isFromHistoryOnly' | 'readInstant'>): FieldDraft;
}

export function createLeadTable(): LeadTable {
  const fields: FieldDraft[] = [];
  const byName = new Map<string, FieldDraft>();
  return {
    indexOf: new Map(),
    ids: [],
    createdAt: [],
    names: [],
    emails: [],
    ownerText: [],
    stageDates: [],
    currentStates: [],
    file: [],
    fields,
    field(name, options) {
      const known = byName.get(name);
      if (known !== undefined) return known;
      const made: FieldDraft = { name, ...options, dictionary: createDictionary(''), codes: [], hasHistory: false };
      byName.set(name, made);
      fields.push(made);
      return made;
    },
  };
}
