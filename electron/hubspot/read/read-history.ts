import { OutcomeError, messageOf } from '../outcome.ts';
import { textOf } from '../portal-json.ts';
import { refused, type Answer } from '../reach-portal.ts';
import type { Transport } from '../transport.ts';
import { versionOf } from '../version-of.ts';
import { ACTIVITY_HEADER, LADDER_PROPERTIES } from './activity-rows.ts';
import { addCoverage, noCoverage, type Coverage } from './coverage.ts';
import { openCsv, type CsvFile } from './csv-file.ts';
import { createHistoryClient, type HistoryClient } from './history-client.ts';
import { leadColumns, type LeadColumn } from './lead-columns.ts';
import { halves, monthWindows, type Window } from './month-windows.ts';
import { readPage, type PageRows } from './read-page.ts';

/** How far a reading came; handed in again it goes on there. Sizes cut off what came after the last whole month. */
export interface ReadingState {
  readonly paths: Paths;
  readonly from: number;
  readonly to: number;
  readonly doneUntil: number;
  readonly sizes: { readonly [name in FileName]: number };
  readonly coverage: Coverage;
}

/** The files of a reading. */
export const FILE_NAMES = ['hubspot-contacts.csv', 'hubspot-property-history.csv', 'hubspot-activities.csv', 'hubspot-deals.csv', 'hubspot-owners.csv'] as const;
type FileName = (typeof FILE_NAMES)[number];

/** Where each file lies. */
export type Paths = { readonly [name in FileName]: string };

/** What to read, where to put it, and whom to tell. */
export interface ReadingRequest {
  readonly transport: Transport;
  readonly paths: Paths;
  readonly from: number;
  readonly to: number;
  readonly resume: ReadingState | null;
  readonly signal: AbortSignal;
  readonly now: () => number;
  onProgress(done: number, total: number, label: string): void;
  /** After each month: what is on the disk by then is whole. The next month waits for it. */
  onMonth(state: ReadingState): Promise<void> | void;
}

/** No search gives more than this; a window with more is halved. */
const SEARCH_CAP = 10_000;
const PAGE = 200;

type Files = { readonly [name in FileName]: CsvFile };

/** Read a portal's leads with their history into files; what was read before a stop stays and need not be read again. */
export async function readHistory(request: ReadingRequest): Promise<Answer<{ readonly coverage: Coverage }>> {
  const client = createHistoryClient(request.transport, request.signal, await versionOf(request.transport, request.signal));
  let files: Files | null = null;
  try {
    const columns = leadColumns(await client.readContactProperties());
    const leadOutreach = await client.readLeadOutreach();
    files = await openFiles(request, columns);
    if (request.resume === null) await files['hubspot-owners.csv'].write(await ownerRows(client));
    const coverage = await readWindows(request, { client, columns, leadOutreach }, files);
    return { ok: true, value: { coverage } };
  } catch (error) {
    if (!(error instanceof OutcomeError)) throw error;
    const { outcome } = error;
    if (outcome.kind === 'cancelled' || request.signal.aborted) return refused('cancelled', 'Stopped. The months that were read whole are kept; reading again goes on from there.');
    return refused(outcome.kind === 'refused' ? 'refused' : 'portalUnavailable', `${messageOf(outcome)} The months that were read whole are kept; read again to go on from there.`);
  } finally {
    for (const file of Object.values(files ?? {})) await file.close();
  }
}

async function openFiles({ paths, resume }: ReadingRequest, columns: readonly LeadColumn[]): Promise<Files> {
  const open = (name: FileName, header: readonly string[]): Promise<CsvFile> => openCsv(paths[name], header, resume?.sizes[name] ?? null);
  return {
    'hubspot-contacts.csv': await open('hubspot-contacts.csv', ['Record ID', 'Create Date', ...columns.map(({ label }) => label)]),
    'hubspot-property-history.csv': await open('hubspot-property-history.csv', ['contact_id', 'property', 'value', 'timestamp', 'source_type', 'source_id']),
    'hubspot-activities.csv': await open('hubspot-activities.csv', ACTIVITY_HEADER),
    'hubspot-deals.csv': await open('hubspot-deals.csv', ['deal_id', 'contact_id', 'owner_id', 'amount', 'currency', 'stage', 'create_date', 'close_date']),
    'hubspot-owners.csv': await open('hubspot-owners.csv', ['owner_id', 'name', 'email', 'active']),
  };
}

async function ownerRows(client: HistoryClient): Promise<string[][]> {
  const rows = async (isArchived: boolean): Promise<string[][]> =>
    (await client.readOwners(isArchived)).map((owner) => [textOf(owner['id']), `${textOf(owner['firstName'])} ${textOf(owner['lastName'])}`.trim(), textOf(owner['email']), isArchived ? 'false' : 'true']);
  return [...(await rows(false)), ...(await rows(true))];
}

/** Whom to ask, and for what. */
interface Asked {
  readonly client: HistoryClient;
  readonly columns: readonly LeadColumn[];
  readonly leadOutreach: string | null;
}

async function readWindows(request: ReadingRequest, asked: Asked, files: Files): Promise<Coverage> {
  const { from, to, resume, onProgress } = request;
  const { total } = await asked.client.searchLeads(from, to, [], '', 1);
  let coverage = resume?.coverage ?? noCoverage();
  const startedAt = request.now();
  const before = coverage.leads;
  const tell = (extra: number): void => onProgress(coverage.leads + extra, Math.max(total, coverage.leads + extra), progressLabel(coverage.leads + extra - before, total - before, request.now() - startedAt));
  tell(0);
  for (const month of monthWindows(resume?.doneUntil ?? from, to)) {
    const added = await readWindow(asked, month, files, tell);
    coverage = addCoverage(coverage, added);
    const sizes: { [name in FileName]?: number } = {};
    for (const name of FILE_NAMES) sizes[name] = await files[name].flush();
    await request.onMonth({ paths: request.paths, from, to, doneUntil: month.to, sizes: sizes as ReadingState['sizes'], coverage }); // every name was just set
  }
  return coverage;
}

/** "1,200 leads, 9 a second, about 2 minutes left". */
function progressLabel(read: number, all: number, ms: number): string {
  if (read <= 0 || ms < 1_000) return 'Reading leads';
  const rate = read / (ms / 1_000);
  const left = Math.max(0, all - read) / rate;
  return `Reading leads, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second, ${left < 90 ? `${Math.ceil(left)} seconds` : `about ${Math.round(left / 60)} minutes`} left`;
}

async function readWindow(asked: Asked, window: Window, files: Files, tell: (extra: number) => void): Promise<Coverage> {
  const { client, columns, leadOutreach } = asked;
  const properties = [...columns.map(({ property }) => property), ...LADDER_PROPERTIES];
  let coverage = noCoverage();
  const seen = new Set<string>(); // a lead that moves between two pages while they are read would come twice
  for (let after = ''; ; ) {
    const page = await client.searchLeads(window.from, window.to, properties, after, PAGE);
    const parts = after === '' && page.total > SEARCH_CAP ? halves(window) : null;
    if (parts !== null) {
      const first = await readWindow(asked, parts[0], files, tell);
      return addCoverage(first, await readWindow(asked, parts[1], files, (extra) => tell(first.leads + extra)));
    }
    const fresh = page.records.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const rows = await readPage(client, fresh, columns, leadOutreach);
    await writeRows(files, rows);
    coverage = addCoverage(coverage, rows.coverage);
    tell(coverage.leads);
    if (page.next === '') return coverage;
    after = page.next;
  }
}

async function writeRows(files: Files, rows: PageRows): Promise<void> {
  await files['hubspot-contacts.csv'].write(rows.leads);
  await files['hubspot-property-history.csv'].write(rows.past);
  await files['hubspot-activities.csv'].write(rows.activities);
  await files['hubspot-deals.csv'].write(rows.deals);
}
