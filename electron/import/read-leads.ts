import { STATES } from '../../shared/engine/history/history.ts';
import { trimCell, trimmed, type CellRow } from './cell-row.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { cellOf, columnNameOf, indexesOf, instantsOf, type CellOf, type FileInHand, type KindReader } from './file-reader.ts';
import { counted } from './findings.ts';
import type { RoleDraft } from './import-state.ts';
import type { InstantColumn } from './instant-column.ts';
import { LeadBlock } from './lead-block.ts';
import type { FieldDraft, StageDates } from './lead-table.ts';

/** Targets whose columns are attributes of the lead, and whether they name a person. */
const FIELD_TARGETS: Readonly<Record<string, 'personal' | 'plain'>> = {
  firstName: 'personal', lastName: 'personal', fullName: 'personal', email: 'personal', phone: 'personal',
  company: 'plain', source: 'plain', rejectReason: 'plain', outcome: 'plain', currentState: 'plain', field: 'plain',
};
/** The field that holds first and last name together when the file has them apart. */
const JOINED_NAME = 'Full name';

export function leadsReader(file: FileInHand): KindReader {
  nameRoles(file);
  const reader = new LeadsReader(file);
  return { row: (row) => reader.take(row), rest: () => reader.rest(), finish: () => reader.rest() };
}

function nameRoles(file: FileInHand): void {
  const set = (role: keyof RoleDraft, name: string): void => {
    if (name !== '' && file.state.roles[role] === null) file.state.roles[role] = name;
  };
  for (const role of ['email', 'company', 'source', 'rejectReason', 'outcome'] as const) set(role, columnNameOf(file, role));
  set('name', columnNameOf(file, 'fullName'));
  if (columnNameOf(file, 'firstName') !== '' && columnNameOf(file, 'lastName') !== '') set('name', JOINED_NAME);
  set('name', columnNameOf(file, 'lastName') || columnNameOf(file, 'firstName'));
}

interface FileField {
  readonly index: number;
  readonly target: string;
  readonly draft: FieldDraft;
}

interface FileDates {
  readonly index: number;
  readonly instants: InstantColumn;
  readonly dates: StageDates;
}

/** Takes the rows of one leads' file; what a row says of times is read before it is known whether the row counts. */
class LeadsReader {
  private readonly file: FileInHand;
  private readonly id: CellOf;
  private readonly created: CellOf;
  private readonly createdAt: InstantColumn;
  private readonly owner: CellOf;
  private readonly fields: readonly FileField[];
  private readonly dates: readonly FileDates[];
  /** The times of a row that repeats a lead: its creation, then the dates of stages. */
  private readonly times: Float64Array;
  private readonly block: LeadBlock;

  constructor(file: FileInHand) {
    this.file = file;
    this.id = cellOf(file, 'leadId', true);
    this.created = cellOf(file, 'createdAt');
    this.createdAt = instantsOf(file, columnNameOf(file, 'createdAt'));
    this.owner = cellOf(file, 'owner');
    this.fields = fieldsOf(file);
    this.dates = datesOf(file);
    this.times = new Float64Array(this.dates.length + 1);
    const { leads, roles } = file.state;
    if (roles.name === JOINED_NAME) leads.joinedName ??= leads.field(JOINED_NAME, { isPersonal: true, type: 'text', isFromHistoryOnly: false, readInstant: () => NaN });
    this.block = this.createBlock();
    const columnOf = (target: string) => this.fields.find((field) => field.target === target)?.draft.column;
    leads.columnsOf.set(file.number, {
      email: columnOf('email') ?? null,
      fullName: columnOf('fullName') ?? null,
      names: [columnOf('firstName'), columnOf('lastName')].filter((column) => column !== undefined),
      states: this.fields.filter(({ target }) => target === 'currentState').map(({ draft }) => draft.column),
    });
  }

  private createBlock(): LeadBlock {
    const { leads, blanks } = this.file.state;
    const [created = -1] = indexesOf(this.file, 'createdAt');
    const [owner = -1] = indexesOf(this.file, 'owner');
    const texts = this.fields.map(({ index, draft }) => ({ index, column: draft.column, isTrimmed: false }));
    const dates = this.dates.map(({ index, instants, dates: { at } }) => ({ index, instants, at }));
    const columns = {
      ids: leads.ids,
      nothings: blanks,
      texts: owner < 0 ? texts : [...texts, { index: owner, column: leads.owners, isTrimmed: true }],
      dates: created < 0 ? dates : [{ index: created, instants: this.createdAt, at: leads.createdAt }, ...dates],
    };
    return new LeadBlock(columns, { onNew: (first, count) => this.welcome(first, count), onRepeat: (lead, row) => this.repeat(lead, row) });
  }

  take(row: CellRow): string | null {
    if (!this.id.find(row)) return 'The row has no lead id.';
    this.block.add(row, trimmed.start, trimmed.end);
    return null;
  }

  private welcome(first: number, count: number): void {
    const { leads } = this.file.state;
    for (let lead = first; lead < first + count; lead++) leads.file.set(lead, this.file.number);
    this.file.count.imported += count;
  }

  private repeat(lead: number, row: CellRow): void {
    const { leads } = this.file.state;
    this.readTimes(row);
    const isOwn = leads.file.get(lead) === this.file.number;
    const order = this.compare(lead, row);
    this.noteRepeat(leads.id(lead), isOwn && order === 0);
    if (isOwn && order > 0) this.store(lead, row);
    this.file.count.merged++;
  }

  /** Takes what is held back of the rows. */
  rest(): void {
    this.block.flush();
  }

  private readTimes(row: CellRow): void {
    this.times[0] = this.created.find(row) ? this.createdAt.readBytes(row.bytes, trimmed.start, trimmed.end) : NaN;
    for (let i = 0; i < this.dates.length; i++) {
      const { index, instants } = this.dates[i]!;
      this.times[i + 1] = this.isBlank(row, index) ? NaN : instants.readBytes(row.bytes, trimmed.start, trimmed.end);
    }
  }

  /** Whether a cell says nothing; else `trimmed` holds where it says it. */
  private isBlank(row: CellRow, index: number): boolean {
    return !trimCell(row.bytes, row.starts[index]!, row.ends[index]!) || this.file.state.blanks.has(row.bytes, trimmed.start, trimmed.end);
  }

  /** Puts a row in the place of the one that its lead had. */
  private store(lead: number, row: CellRow): void {
    const { leads } = this.file.state;
    leads.createdAt.set(lead, this.times[0]!);
    leads.file.set(lead, this.file.number);
    for (let i = 0; i < this.dates.length; i++) this.dates[i]!.dates.at.set(lead, this.times[i + 1]!);
    if (this.owner.isMapped) leads.owners.set(lead, row.bytes, this.owner.find(row) ? trimmed.start : trimmed.end, trimmed.end);
    for (let i = 0; i < this.fields.length; i++) {
      const { index, draft } = this.fields[i]!;
      const end = row.ends[index]!;
      draft.column.set(lead, row.bytes, this.isBlank(row, index) ? end : row.starts[index]!, end);
    }
  }

  /** Of two different rows with one id the one created first counts, then the one that is first by its text. */
  private compare(lead: number, row: CellRow): number {
    const { leads } = this.file.state;
    const known = leads.createdAt.get(lead);
    const now = this.times[0]!;
    if (known !== now && !(Number.isNaN(known) && Number.isNaN(now))) return Number.isNaN(known) || known > now ? 1 : -1;
    for (const { index, draft } of this.fields) {
      const end = row.ends[index]!;
      const start = this.isBlank(row, index) ? end : row.starts[index]!;
      if (!draft.column.isSame(lead, row.bytes, start, end)) return compareText(draft.column.text(lead), row.bytes.toString('utf8', start, end));
    }
    const rest = (dates: readonly (readonly [number, number])[], owner: string): string => JSON.stringify([dates.filter(([, at]) => !Number.isNaN(at)), owner]);
    const stored = rest(this.dates.map(({ dates }) => [dates.stage, dates.at.get(lead)]), leads.owners.text(lead));
    return compareText(stored, rest(this.dates.map(({ dates }, i) => [dates.stage, this.times[i + 1]!]), this.owner.text(row)));
  }

  private noteRepeat(id: string, isSame: boolean): void {
    const { name, state } = this.file;
    state.findings.note(isSame ? 'repeatedLeads' : 'duplicateLeadIds', name, {
      sentence: (count) => (isSame ? `${counted(count, 'row', 'rows')} of ${name} repeated a lead exactly.` : `${counted(count, 'row', 'rows')} of ${name} had the id of another lead with other values.`),
      effect: isSame ? 'Counted once.' : 'The record that was created first was kept.',
    }, id);
  }
}

function fieldsOf(file: FileInHand): FileField[] {
  return file.mapping.columns.flatMap((column) => {
    const kind = FIELD_TARGETS[column.target];
    const index = file.header.indexOf(column.column);
    if (kind === undefined || index < 0) return [];
    if (column.target === 'currentState') file.state.stateColumns.add(column.column);
    const type = column.target === 'field' ? (column.type ?? null) : column.target === 'outcome' ? null : 'text';
    const draft = file.state.leads.field(column.column, { isPersonal: kind === 'personal', type, isFromHistoryOnly: false, readInstant: (raw) => instantsOf(file, column.column).readAny(raw) });
    return [{ index, target: column.target, draft }];
  });
}

function datesOf(file: FileInHand): FileDates[] {
  const times = new Map<number, number>();
  return file.mapping.columns.flatMap((column) => {
    const index = file.header.indexOf(column.column);
    if (column.target !== 'stageDate' || column.stage === undefined || index < 0) return [];
    const stage = STATES.indexOf(column.stage);
    const nth = times.get(stage) ?? 0;
    times.set(stage, nth + 1);
    return [{ index, instants: instantsOf(file, column.column), dates: file.state.leads.stageColumn(stage, nth) }];
  });
}
