import { ByteDictionary } from './byte-dictionary.ts';
import { DraftColumn } from './draft-column.ts';
import { GrowingCodes, GrowingInstants } from './growing.ts';
import { NO_FILE } from './fact-table.ts';
import type { FieldType } from './import-types.ts';
import { KnownLeads, type KnownHistory } from './known-history.ts';

/** A lead attribute as it is read: one text a lead, and the texts that its history names. */
export interface FieldDraft {
  readonly name: string;
  readonly isPersonal: boolean;
  /** Null: to be told by the values when all are there. */
  readonly type: FieldType | null;
  readonly column: DraftColumn;
  /** Values that property facts name, by their code; they lie in the column's arena. */
  readonly changes: ByteDictionary;
  /** True for a property of the history that is no column of the leads' files. */
  readonly isFromHistoryOnly: boolean;
  /** Reads a value as an instant, by the date order and zone of the file that brought the field. */
  readonly readInstant: (raw: string) => number;
  hasHistory: boolean;
}

/** Dates of one stage by lead, as one column of the leads' files states them. */
export interface StageDates {
  readonly stage: number;
  readonly at: GrowingInstants;
}

/** What one leads' file has where, for looking at its leads again when all files are read. */
export interface LeadColumns {
  readonly email: DraftColumn | null;
  readonly fullName: DraftColumn | null;
  /** First and last name. */
  readonly names: readonly DraftColumn[];
  readonly states: readonly DraftColumn[];
}

/** Everything known of the leads before the history is built; leads are numbered in order of arrival. */
export class LeadTable {
  /** Code 1 is lead 0. */
  readonly ids = new ByteDictionary();
  readonly createdAt = new GrowingInstants();
  readonly owners = new DraftColumn();
  /** Which leads' file brought the lead. */
  readonly file = new GrowingCodes();
  readonly columnsOf = new Map<number, LeadColumns>();
  readonly stageDates: StageDates[] = [];
  readonly fields: FieldDraft[] = [];
  /** The field that is made of first and last name when all rows are there; its own column stays empty until then. */
  joinedName: FieldDraft | null = null;
  private readonly byName = new Map<string, FieldDraft>();
  private readonly known: KnownLeads;

  constructor(known?: KnownHistory) {
    this.known = new KnownLeads(known);
  }

  get count(): number {
    return this.ids.size - 1;
  }

  id(lead: number): string {
    return this.ids.text(lead + 1);
  }

  /** The lead with an id, be it of a row or of the history that is there; -1 when there is none. Asked when all leads' files are read. */
  find(bytes: Buffer, start: number, end: number): number {
    const lead = this.ids.find(bytes, start, end) - 1;
    return lead < 0 && this.known.has(bytes, start, end) ? this.addKnown(bytes, start, end) : lead;
  }

  /** Of a lead of the history that is there no row says anything here. */
  private addKnown(bytes: Buffer, start: number, end: number): number {
    const lead = this.ids.code(bytes, start, end) - 1;
    this.file.set(lead, NO_FILE);
    return lead;
  }

  field(name: string, options: Pick<FieldDraft, 'isPersonal' | 'type' | 'isFromHistoryOnly' | 'readInstant'>): FieldDraft {
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const column = new DraftColumn();
    const made: FieldDraft = { name, ...options, column, changes: new ByteDictionary(column.arena), hasHistory: false };
    this.byName.set(name, made);
    this.fields.push(made);
    return made;
  }

  /** The dates that the n-th column of a stage states. */
  stageColumn(stage: number, nth: number): StageDates {
    const same = this.stageDates.filter((dates) => dates.stage === stage);
    const known = same[nth];
    if (known !== undefined) return known;
    const made: StageDates = { stage, at: new GrowingInstants() };
    this.stageDates.push(made);
    return made;
  }
}
