import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { checkFigure } from '../figure-check.ts';
import type { Folders } from '../folders.ts';
import type { Report } from '../play-part.ts';
import type { User } from '../user.ts';

/** What expected.json says of one file; a part that is not there is not compared. */
interface Expected {
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly columns?: number;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly date_order?: string;
  readonly wrapped_rows?: number;
  readonly mangled?: number;
  readonly ambiguous_mdy_rows?: number;
  readonly probe?: Readonly<Record<string, string>>;
}

/** The zone in which the portal of these files wrote its times; the probes name it. */
const ZONE = 'Europe/London';

/** Each spoiled file, looked at and imported as guessed; nothing is corrected but the zone of the client. */
export async function playMessy(user: User, { messy }: Folders, report: Report): Promise<void> {
  const files = JSON.parse(readFileSync(join(messy, 'expected.json'), 'utf8')) as Readonly<Record<string, Expected>>; // the layout described in the data's README
  for (const [file, expected] of Object.entries(files)) await playFile(user, join(messy, file), file.replace(/\.csv$/, ''), expected, report);
}

async function playFile(user: User, path: string, name: string, expected: Expected, report: Report): Promise<void> {
  const { id } = await user.call('workshop.createWorkshop', { title: name, clientName: 'Messy', zone: ZONE, currency: 'GBP', startsAt: 0 });
  const staged = await user.call('import.stageFile', { path });
  const { files, vocabulary } = await user.call('import.inspectFiles', { fileIds: [staged.fileId] }, id);
  const [found] = files;
  if (found === undefined) throw new Error(`${name} was not looked at.`);
  const compare = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== undefined) report(checkFigure(`${name} ${what}`, wanted, got));
  };
  const counted = (kind: string, column?: string): number => found.findings.filter((one) => one.kind === kind && (column === undefined || one.column === column)).reduce((sum, { count }) => sum + count, 0);
  compare('bytes', expected.bytes, found.bytes);
  compare('rows', expected.rows, found.rows);
  compare('columns', expected.columns, found.columnsWritten);
  compare('delimiter', expected.delimiter, found.mapping.delimiter);
  compare('encoding', expected.encoding, found.mapping.encoding);
  compare('date order', expected.date_order, found.mapping.dateOrder);
  compare('wrapped rows', expected.wrapped_rows, counted('wrappedRows'));
  compare('mangled ranges', expected.mangled, counted('eatenRanges'));
  const created = found.mapping.columns.find(({ target }) => target === 'createdAt')?.column;
  compare('ambiguous dates', expected.ambiguous_mdy_rows, counted('ambiguousDates', created));
  const batch = await user.call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary }, id);
  const [count] = batch.files;
  compare('sha256', expected.sha256, count?.sha256);
  compare('imported + merged + refused', expected.rows, (count?.imported ?? 0) + (count?.merged ?? 0) + (count?.refused ?? 0));
  compare('imported', expected.rows, count?.imported);
  await compareProbes(user, id, found, expected.probe ?? {}, compare);
}

async function compareProbes(user: User, id: string, found: OutputOf<'import.inspectFiles'>['files'][number], probe: Readonly<Record<string, string>>, compare: (what: string, wanted: unknown, got: unknown) => void): Promise<void> {
  const firstOf = (target: string): string => found.columns.find(({ guess }) => guess.target === target)?.examples[0]?.raw ?? '';
  const leadId = firstOf('leadId');
  const { createdAt, fields } = await user.call('history.getLead', { leadId }, id);
  const fieldOf = (target: string): string | undefined => fields.find(({ name }) => name === found.columns.find(({ guess }) => guess.target === target)?.column)?.value;
  compare('first record id', probe['first_record_id'], leadId);
  compare('first created at, UTC', probe['create_date_utc_if_portal_London'], createdAt === null ? '' : new Date(createdAt).toISOString().slice(0, 16).replace('T', ' '));
  compare('first name', probe['first_name'], fieldOf('firstName'));
  compare('last name', probe['last_name'], fieldOf('lastName'));
}
