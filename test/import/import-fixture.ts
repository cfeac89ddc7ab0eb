import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import type { FileMapping, ImportBatch, InspectedFile, RefusedRow, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { encodeHistory, outlineOf } from '../../shared/engine/history/history-segments.ts';
import type { History } from '../../shared/engine/history/history.ts';
import { createImportPort } from '../../electron/import/create-import-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let written = 0;

/** A file to import: its text or bytes and, for running, what its columns mean ("header" → target). */
export interface FileSpec {
  readonly name?: string;
  readonly content: string | Uint8Array;
  readonly kind?: FileMapping['kind'];
  readonly columns?: FileMapping['columns'];
  readonly mapping?: Partial<FileMapping>;
}

/** Writes a file into the test's own folder. */
export function aFile(content: string | Uint8Array, name = 'file.csv'): { fileId: string; path: string; name: string; bytes: number } {
  const path = join(mkdtempSync(join(folder, 'f')), name);
  writeFileSync(path, content);
  return { fileId: `file-${++written}`, path, name: basename(path), bytes: Buffer.byteLength(content) };
}

/** Looks into one file as the mapping screen does. */
export async function inspect(content: string | Uint8Array, correction: Partial<FileMapping> = {}, name = 'file.csv'): Promise<InspectedFile> {
  const file = aFile(content, name);
  const reply = await createImportPort().inspect([file], [{ ...correction, fileId: file.fileId }], 'Europe/London');
  if (!reply.ok) throw new Error(reply.error.message);
  const [inspected] = reply.value.files;
  if (inspected === undefined) throw new Error('nothing was inspected');
  return inspected;
}

export const VOCABULARY: Vocabulary = {
  blanks: [],
  stageProperty: 'stage',
  states: [
    { value: 'new', state: 'lead' },
    { value: 'ready', state: 'mql' },
    { value: 'good', state: 'sql' },
    { value: 'no', state: 'rejected' },
  ],
  ownerProperty: 'owner',
  propertyColumns: [],
  wonStages: ['won'],
  lostStages: ['lost'],
  excludeDuplicates: true,
};

/** What the columns of these tests mean, by kind. */
const COLUMNS: Readonly<Record<FileMapping['kind'], FileMapping['columns']>> = {
  leads: [
    { column: 'id', target: 'leadId' }, { column: 'created', target: 'createdAt' }, { column: 'name', target: 'fullName' },
    { column: 'mail', target: 'email' }, { column: 'owner', target: 'owner' }, { column: 'mql date', target: 'stageDate', stage: 'mql' },
    { column: 'status', target: 'currentState' }, { column: 'size', target: 'field', type: 'number' }, { column: 'country', target: 'field' },
  ],
  events: [
    { column: 'event', target: 'eventId' }, { column: 'lead', target: 'leadId' }, { column: 'at', target: 'at' }, { column: 'type', target: 'type' },
    { column: 'asset', target: 'asset' }, { column: 'by', target: 'owner' }, { column: 'auto', target: 'automated' },
  ],
  owners: [
    { column: 'id', target: 'ownerId' }, { column: 'name', target: 'name' }, { column: 'zone', target: 'zone' }, { column: 'start', target: 'workStart' },
    { column: 'end', target: 'workEnd' }, { column: 'cap', target: 'dayCap' }, { column: 'active', target: 'isActive' }, { column: 'left', target: 'inactiveFrom' },
  ],
  deals: [
    { column: 'deal', target: 'dealId' }, { column: 'lead', target: 'leadId' }, { column: 'amount', target: 'amount' }, { column: 'stage', target: 'stage' },
    { column: 'created', target: 'createdAt' }, { column: 'closed', target: 'closedAt' },
  ],
  propertyHistory: [
    { column: 'lead', target: 'leadId' }, { column: 'property', target: 'property' }, { column: 'value', target: 'value' }, { column: 'at', target: 'at' },
  ],
  absences: [{ column: 'who', target: 'name' }, { column: 'mail', target: 'email' }, { column: 'from', target: 'from' }, { column: 'to', target: 'to' }, { column: 'why', target: 'kind' }],
  calendars: [
    { column: 'who', target: 'name' }, { column: 'team', target: 'team' }, { column: 'weekday', target: 'weekday' }, { column: 'start', target: 'opens' }, { column: 'end', target: 'closes' },
    { column: 'monday', target: 'monday' }, { column: 'tuesday', target: 'tuesday' }, { column: 'date', target: 'holiday' }, { column: 'holiday', target: 'holidayName' },
  ],
};

export type Run = { history: History; batch: Omit<ImportBatch, 'id' | 'at'>; refusedRows: RefusedRow[] };

/** Imports files as told; columns that a file does not have are left out of its mapping. */
export async function tryImport(files: readonly FileSpec[], vocabulary: Partial<Vocabulary> = {}, signal: AbortSignal = new AbortController().signal, addedTo?: History): Promise<Reply<Run>> {
  const staged = files.map((file, index) => {
    const made = aFile(file.content, file.name ?? `${index}-${file.kind ?? 'leads'}.csv`);
    const kind = file.kind ?? 'leads';
    const header = String(file.content).split(/\r?\n/, 1)[0] ?? '';
    const columns = file.columns ?? COLUMNS[kind].filter(({ column }) => header.split(',').includes(column));
    const mapping: FileMapping = { fileId: made.fileId, kind, encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: 'Europe/London', columns, ...file.mapping };
    return { path: made.path, name: made.name, mapping };
  });
  return createImportPort().run(staged, { ...VOCABULARY, ...vocabulary }, { clientZone: 'Europe/London', currency: 'EUR', signal, onProgress: () => undefined, ...(addedTo === undefined ? {} : { known: outlineOf(encodeHistory(addedTo)) }) });
}

/** `addedTo` is the history that the files are added to; what comes back is only what they bring. */
export async function runImport(files: readonly FileSpec[], vocabulary: Partial<Vocabulary> = {}, addedTo?: History): Promise<Run> {
  const reply = await tryImport(files, vocabulary, undefined, addedTo);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

/** Rows of a lead in words: what happened and when, as ISO text. */
export function factsOf(history: History, leadId: string): string[] {
  const lead = history.leadIds.indexOf(leadId);
  const { facts } = history;
  const kinds = ['property', 'engagement', 'stage', 'owner', 'deal'];
  const words: string[] = [];
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
    words.push(`${new Date(facts.at[row] ?? 0).toISOString().slice(0, 16)} ${kinds[facts.kind[row] ?? 0]} ${facts.subject[row]} ${facts.value[row]} ${history.owners[(facts.owner[row] ?? 0) - 1]?.extId ?? '-'}`);
  }
  return words;
}
