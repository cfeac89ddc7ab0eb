import { STATES } from '../../shared/engine/history/history.ts';
import { compareText } from './dictionary.ts';
import { cellOf, columnNameOf, indexesOf, instantsOf, type FileInHand, type KindReader } from './file-reader.ts';
import { counted } from './findings.ts';
import type { RoleDraft } from './import-state.ts';
import type { FieldDraft } from './lead-table.ts';

/** Targets whose columns are attributes of the lead, and whether they name a person. */
const FIELD_TARGETS: Readonly<Record<string, 'personal' | 'plain'>> = {
  firstName: 'personal', lastName: 'personal', fullName: 'personal', email: 'personal', phone: 'personal',
  company: 'plain', source: 'plain', rejectReason: 'plain', outcome: 'plain', currentState: 'plain', field: 'plain',
};
/** The field that holds first and last name together when the file has them apart. */
const JOINED_NAME = 'Full name';

/** What one row says about its lead. */
interface LeadRow {
  readonly id: string;
  readonly createdAt: number;
  readonly name: string;
  readonly email: string;
  readonly owner: string;
  readonly stageDates: readonly (readonly [number, number])[];
  readonly currentStates: readonly number[];
  readonly values: readonly string[];
}

export function leadsReader(file: FileInHand): KindReader {
  const { leads } = file.state;
  const rowOf = rowReader(file);
  const fields = fieldsOf(file);
  nameRoles(file);
  return {
    row(cells) {
      const row = rowOf(cells, fields);
      if (row.id === '') return 'The row has no lead id.';
      const known = leads.indexOf.get(row.id);
      if (known === undefined) {
        leads.indexOf.set(row.id, leads.ids.push(row.id) - 1);
        store(file, leads.ids.length - 1, row, fields);
        file.count.imported++;
        return null;
      }
      noteRepeat(file, known, row, fields);
      if (leads.file[known] === file.number && compareRows(file, known, row, fields) > 0) store(file, known, row, fields);
      file.count.merged++;
      return null;
    },
  };
}

interface FileField {
  readonly index: number;
  readonly draft: FieldDraft;
}

function fieldsOf(file: FileInHand): FileField[] {
  return file.mapping.columns.flatMap((column) => {
    const kind = FIELD_TARGETS[column.target];
    const index = file.header.indexOf(column.column);
    if (kind === undefined || index < 0) return [];
    if (column.target === 'currentState') file.state.stateColumns.add(column.column);
    const type = column.target === 'field' ? (column.type ?? null) : column.target === 'outcome' ? null : 'text';
    const draft = file.state.leads.field(column.column, { isPersonal: kind === 'personal', type, isFromHistoryOnly: false, readInstant: (raw) => instantsOf(file, column.column).readAny(raw) });
    return [{ index, draft }];
  });
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

function rowReader(file: FileInHand): (cells: readonly string[], fields: readonly FileField[]) => LeadRow {
  const id = cellOf(file, 'leadId', true);
  const cell = (target: string) => cellOf(file, target);
  const created = cell('createdAt');
  const createdAt = instantsOf(file, columnNameOf(file, 'createdAt'));
  const [full, first, last, email, owner] = [cell('fullName'), cell('firstName'), cell('lastName'), cell('email'), cell('owner')];
  const dates = file.mapping.columns.flatMap((column) => {
    const index = file.header.indexOf(column.column);
    return column.target === 'stageDate' && column.stage !== undefined && index >= 0 ? [{ index, stage: STATES.indexOf(column.stage), instants: instantsOf(file, column.column) }] : [];
  });
  const stateColumns = indexesOf(file, 'currentState');
  const { blanks, stateOf } = file.state;
  const plain = (raw: string): string => (raw.trim() === '' || (blanks.size > 0 && blanks.has(raw.trim())) ? '' : raw);
  return (cells, fields) => ({
    id: id(cells),
    createdAt: created(cells) === '' ? NaN : createdAt.read(created(cells)),
    name: full(cells) || `${first(cells)} ${last(cells)}`.trim(),
    email: email(cells),
    owner: owner(cells),
    stageDates: dates.flatMap(({ index, stage, instants }) => {
      const raw = plain(cells[index] ?? '');
      const at = raw === '' ? NaN : instants.read(raw);
      return Number.isNaN(at) ? [] : [[stage, at] as const];
    }),
    currentStates: stateColumns.flatMap((index) => {
      const state = stateOf.get((cells[index] ?? '').trim());
      return state === undefined ? [] : [STATES.indexOf(state)];
    }),
    values: fields.map(({ index }) => plain(cells[index] ?? '')),
  });
}

function store(file: FileInHand, lead: number, row: LeadRow, fields: readonly FileField[]): void {
  const { leads, roles } = file.state;
  leads.createdAt[lead] = row.createdAt;
  leads.names[lead] = row.name;
  leads.emails[lead] = row.email;
  leads.ownerText[lead] = row.owner;
  leads.stageDates[lead] = row.stageDates;
  leads.currentStates[lead] = row.currentStates;
  leads.file[lead] = file.number;
  fields.forEach(({ draft }, i) => (draft.codes[lead] = draft.dictionary.code(row.values[i] ?? '')));
  if (roles.name === JOINED_NAME) {
    const joined = leads.field(JOINED_NAME, { isPersonal: true, type: 'text', isFromHistoryOnly: false, readInstant: () => NaN });
    joined.codes[lead] = joined.dictionary.code(row.name);
  }
}

/** Of two different rows with one id the one created first counts, then the one that is first by its text. */
function compareRows(file: FileInHand, known: number, row: LeadRow, fields: readonly FileField[]): number {
  const { leads } = file.state;
  const existing = leads.createdAt[known] ?? NaN;
  if (existing !== row.createdAt && !(Number.isNaN(existing) && Number.isNaN(row.createdAt))) return Number.isNaN(existing) || existing > row.createdAt ? 1 : -1;
  for (const [i, { draft }] of fields.entries()) {
    const order = compareText(draft.dictionary.values[draft.codes[known] ?? 0] ?? '', row.values[i] ?? '');
    if (order !== 0) return order;
  }
  const rest = (dates: LeadRow['stageDates'], owner: string): string => JSON.stringify([dates, owner]);
  return compareText(rest(leads.stageDates[known] ?? [], leads.ownerText[known] ?? ''), rest(row.stageDates, row.owner));
}

function noteRepeat(file: FileInHand, known: number, row: LeadRow, fields: readonly FileField[]): void {
  const isSame = leadsFileIs(file, known) && compareRows(file, known, row, fields) === 0;
  file.state.findings.note(isSame ? 'repeatedLeads' : 'duplicateLeadIds', file.name, {
    sentence: (count) => (isSame ? `${counted(count, 'row', 'rows')} of ${file.name} repeated a lead exactly.` : `${counted(count, 'row', 'rows')} of ${file.name} had the id of another lead with other values.`),
    effect: isSame ? 'Counted once.' : 'The record that was created first was kept.',
  }, row.id);
}

const leadsFileIs = (file: FileInHand, lead: number): boolean => file.state.leads.file[lead] === file.number;
