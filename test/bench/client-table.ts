import { closeSync, openSync, writeSync } from 'node:fs';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';

const FIRST = ['Ann', 'Bo', 'Carla', 'Dmitri', 'Élodie', 'Femke', 'Goran', 'Hana', 'Ines', 'Jörg', 'Kofi', 'Lena', 'Marek', 'Nadia', 'Omar', 'Petra'];
const LAST = ['Abelard', 'Brightwater', 'Castellan', 'Delacroix', 'Eriksen', 'Fairweather', 'Grünwald', 'Hollander', 'Ivanova', 'Jansen', 'Kowalski', 'Lindqvist'];
const TITLES = ['Head of Sales Operations', 'Marketing Manager', 'Chief Executive', 'Buyer', 'Engineer', 'Owner', 'Director of Digital', 'Analyst'];
const INDUSTRIES = ['Manufacturing', 'Software', 'Health care', '"Retail, food"', 'Education', 'Energy', 'Logistics'];
const COUNTRIES = ['Ireland', 'Germany', 'France', 'Netherlands', 'Poland', 'Spain', 'Sweden', 'Austria', 'Denmark', 'Italy'];
const SOURCES = ['Organic search', 'Paid search', 'Trade fair', 'Referral', 'Newsletter', 'Offline sources', ''];
const STATUS = ['New', 'Open', 'In progress', 'Ready', 'Unqualified', ''];
const SIZES = ['1-10', '11-50', '51-200', '201-1000', '1001+'];
const TYPES = ['Page view', 'Form submitted', 'E-mail opened', 'E-mail clicked', 'Call', 'Meeting', 'Task', 'Webinar', 'Note'];

const TARGETS: Readonly<Record<string, string>> = {
  'Record ID': 'leadId', 'Create Date': 'createdAt', 'First Name': 'firstName', 'Last Name': 'lastName', Email: 'email', 'Phone Number': 'phone', 'Company Name': 'company',
  'Original Source': 'source', 'Contact Owner': 'owner', 'Lead Status': 'currentState', 'Became MQL Date': 'stageDate', 'Became SQL Date': 'stageDate',
  Event: 'eventId', Lead: 'leadId', Time: 'at', Type: 'type', Asset: 'asset', By: 'owner', Automated: 'automated',
};
const LEADS_HEADER = 'Record ID,Create Date,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Industry,Country,City,Postal Code,Employees,Annual Revenue,Original Source,Campaign,Contact Owner,Lead Status,Became MQL Date,Became SQL Date,Page Views,Emails Opened,Opted In,Website,Last Page Seen';
const EVENTS_HEADER = 'Event,Lead,Time,Type,Asset,By,Automated';

const mappingOf = (kind: FileMapping['kind'], header: string): FileMapping => ({
  fileId: kind, kind, encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: 'Europe/Berlin',
  columns: header.split(',').map((column) => ({ column, target: TARGETS[column] ?? 'field', ...(column.startsWith('Became') ? { stage: column.includes('MQL') ? ('mql' as const) : ('sql' as const) } : {}) })),
});

/** How the two tables are read. */
export const CLIENT_TABLES = { leads: mappingOf('leads', LEADS_HEADER), events: mappingOf('events', EVENTS_HEADER) };

const pad = (n: number): string => String(n).padStart(2, '0');
/** A whole number that looks random and is the same in every run. */
const mixed = (n: number, salt: number): number => {
  let t = Math.imul(n ^ (salt * 0x9e3779b1), 0x85ebca6b);
  t = Math.imul(t ^ (t >>> 13), 0xc2b2ae35);
  return (t ^ (t >>> 16)) >>> 0;
};
const pick = (list: readonly string[], n: number, salt: number): string => list[mixed(n, salt) % list.length] ?? '';
const time = (n: number, salt: number): string => {
  const r = mixed(n, salt);
  return `202${4 + (r % 2)}-${pad(1 + ((r >>> 3) % 12))}-${pad(1 + ((r >>> 7) % 28))} ${pad((r >>> 12) % 24)}:${pad((r >>> 17) % 60)}`;
};

/** A lead of 25 cells and about 296 bytes; `i` from 0. */
function leadRow(i: number): string {
  const first = pick(FIRST, i, 1);
  const last = pick(LAST, i, 2);
  const company = mixed(i, 3) % 120_000;
  const isReady = mixed(i, 4) % 5 < 2;
  return [
    1_000_000 + ((i * 7919) % 100_000_007), time(i, 5), first, `${last} ${(mixed(i, 6) % 9000).toString(36)}`, `${first.toLowerCase()}.${last.toLowerCase()}${i}@company${company}.example`,
    `+49 30 ${1_000_000 + (mixed(i, 7) % 9_000_000)}`, `Company ${company} Holding`, pick(TITLES, i, 8), pick(INDUSTRIES, i, 9), pick(COUNTRIES, i, 10), `Town ${mixed(i, 11) % 400}`,
    10_000 + (mixed(i, 12) % 90_000), pick(SIZES, i, 13), (mixed(i, 14) % 50_000) * 1000, pick(SOURCES, i, 15), `Campaign ${mixed(i, 16) % 60}`, `Owner ${mixed(i, 17) % 50}`, pick(STATUS, i, 18),
    isReady ? time(i, 19) : '', isReady && mixed(i, 20) % 2 === 0 ? time(i, 21) : '', mixed(i, 22) % 200, mixed(i, 23) % 40, mixed(i, 24) % 2 === 0 ? 'true' : 'false',
    `https://company${company}.example`, `/products/page-${mixed(i, 25) % 3000}`,
  ].join(',');
}

const eventRow = (i: number, leads: number): string =>
  `${50_000_000 + i},${1_000_000 + (((mixed(i, 30) % leads) * 7919) % 100_000_007)},${time(i, 31)}:${pad(mixed(i, 32) % 60)},${pick(TYPES, i, 33)},asset-${mixed(i, 34) % 500},${mixed(i, 35) % 4 === 0 ? `Owner ${mixed(i, 36) % 50}` : ''},${mixed(i, 37) % 3 === 0 ? 'true' : 'false'}`;

function writeTable(path: string, header: string, rows: number, rowOf: (i: number) => string): void {
  const file = openSync(path, 'w');
  let block = `${header}\n`;
  for (let i = 0; i < rows; i++) {
    block += `${rowOf(i)}\n`;
    if (block.length > 1 << 20) {
      writeSync(file, block);
      block = '';
    }
  }
  writeSync(file, block);
  closeSync(file);
}

/** Writes a table of leads as a client exports them. */
export const writeLeads = (path: string, rows: number): void => writeTable(path, LEADS_HEADER, rows, leadRow);
/** Writes a table of events of as many leads. */
export const writeEvents = (path: string, rows: number, leads: number): void => writeTable(path, EVENTS_HEADER, rows, (i) => eventRow(i, leads));
