import type { FileMapping, Vocabulary } from '../../shared/contract/schemas/import.ts';
import { runAsChosen } from './run-as-chosen.ts';
import type { FileToImport } from './run-import.ts';

/** So many rows, so often: by then the engine has compiled what reads and sorts them. */
const ROWS = 3_000;
const TIMES = 4;

const VOCABULARY: Vocabulary = { blanks: ['-'], stageProperty: '', states: [], ownerProperty: '', propertyColumns: [], wonStages: [], lostStages: [], excludeDuplicates: true };

/** What the columns of the leads hold, made of the row's number, with what they mean. */
const LEADS: readonly (readonly [header: string, target: string, cell: (n: number) => unknown])[] = [
  ['id', 'leadId', (n) => 10_000 + ((n * 1_511) % 3_001)],
  ['created', 'createdAt', (n) => `2026-0${1 + (n % 9)}-${10 + (n % 19)} ${10 + (n % 14)}:${10 + (n % 50)}`],
  ['first name', 'firstName', (n) => `First${n % 40}`],
  ['last name', 'lastName', (n) => `Last name ${n}`],
  ['mail', 'email', (n) => `first${n}.last@company${n % 700}.example`],
  ['company', 'company', (n) => `Company number ${n % 700}`],
  ['source', 'source', (n) => (n % 5 === 0 ? '' : `Source ${n % 7}`)],
  ['owner', 'owner', (n) => `Owner ${n % 30}`],
  ['status', 'currentState', (n) => (n % 4 === 0 ? '-' : `Status ${n % 5}`)],
  ['qualified', 'stageDate', (n) => (n % 3 === 0 ? `2026-10-${10 + (n % 19)}` : '')],
  ['size', 'field', (n) => n % 250],
  ['revenue', 'field', (n) => (n % 1_200) * 1_000],
  ['industry', 'field', (n) => `"Trade, ${n % 6}"`],
  ['page', 'field', (n) => `https://company${n % 700}.example/page-${n}`],
  ['consent', 'field', (n) => n % 2 === 0],
];
const EVENTS: typeof LEADS = [
  ['event', 'eventId', (n) => 500_000 + n],
  ['lead', 'leadId', (n) => 10_000 + (n % 3_001)],
  ['at', 'at', (n) => `2026-1${n % 2}-${10 + (n % 19)} ${10 + (n % 14)}:${10 + (n % 50)}:00`],
  ['type', 'type', (n) => `Type ${n % 9}`],
  ['asset', 'asset', (n) => `Asset number ${n % 300}`],
  ['by', 'owner', (n) => (n % 4 === 0 ? `Owner ${n % 30}` : '')],
  ['auto', 'automated', (n) => n % 3 === 0],
];

let left = TIMES;

/** Imports a table that means nothing, so that the first rows of a client's are read as fast as the last ones; ends early when somebody waits, and goes on the next time. */
export async function warmUp(isAwaited: () => boolean): Promise<void> {
  const files = left > 0 ? [fileOf('leads', LEADS), fileOf('events', EVENTS)] : [];
  for (; left > 0 && !isAwaited(); left--) {
    await runAsChosen(files, VOCABULARY, { clientZone: 'Europe/Berlin', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined });
    await new Promise((resolve) => setImmediate(resolve)); // whoever waits is heard in between
  }
}

/** The table lies in memory: a thread that is ended in the middle leaves nothing behind. */
function fileOf(kind: FileMapping['kind'], columns: typeof LEADS): FileToImport {
  const rows = Array.from({ length: ROWS }, (_, n) => columns.map(([, , cell]) => cell(n)).join(','));
  const mapping: FileMapping = {
    fileId: kind, kind, encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: 'Europe/Berlin',
    columns: columns.map(([column, target]) => ({ column, target, ...(target === 'stageDate' ? { stage: 'mql' as const } : {}) })),
  };
  return { path: '', name: kind, mapping, held: Buffer.from([columns.map(([header]) => header).join(','), ...rows].join('\n')) };
}
