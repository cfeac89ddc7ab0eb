import { ImportRefusal } from './import-types.ts';
import { unpackEntry, withArchive } from './zip-entries.ts';

/** Bytes that a workbook may hold unpacked; a real one of a million rows has about half of it. */
const MOST_UNPACKED = 2 ** 31;
const WORKBOOK = 'xl/workbook.xml';
const MOST_NAMES = 1 << 22;

/** True when an archive is a workbook of the present kind. */
export async function isWorkbook(path: string): Promise<boolean> {
  try {
    return await withArchive(path, async (_, entries) => entries.some(({ name }) => name === WORKBOOK));
  } catch (error) {
    if (error instanceof ImportRefusal) return false;
    throw error;
  }
}

/** The names of the sheets that are not hidden, in the workbook's order. Throws ImportRefusal when it has none. */
export async function listSheets(path: string): Promise<string[]> {
  const xml = await withArchive(path, async (file, entries) => {
    const entry = entries.find(({ name }) => name === WORKBOOK);
    const pieces: Buffer[] = [];
    let bytes = 0;
    if (entry !== undefined) {
      for await (const piece of unpackEntry(file, entry)) {
        bytes += piece.length;
        if (bytes > MOST_NAMES) throw tooLarge();
        pieces.push(piece);
      }
    }
    return Buffer.concat(pieces).toString('utf8');
  });
  const sheets = [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/\bstate\s*=\s*["'](?:hidden|veryHidden)["']/.test(attributes))
    .map((attributes) => decodeXml(/\bname\s*=\s*"([^"]*)"/.exec(attributes)?.[1] ?? ''))
    .filter((name) => name !== '');
  if (sheets.length === 0) throw new ImportRefusal('unreadableFile', 'is a workbook without a visible sheet. Save the sheet with the data as CSV and add that file.');
  return sheets;
}

/** Unpacks everything once and keeps nothing, so that an archive that swells is refused before anything is stored. */
export async function refuseSwelling(path: string, most: number = MOST_UNPACKED, signal?: AbortSignal): Promise<void> {
  await withArchive(path, async (file, entries) => {
    let bytes = 0;
    for (const entry of entries) {
      for await (const piece of unpackEntry(file, entry)) {
        bytes += piece.length;
        if (bytes > most) throw tooLarge(most);
        signal?.throwIfAborted();
      }
    }
  });
}

const tooLarge = (most: number = MOST_UNPACKED): ImportRefusal =>
  new ImportRefusal('unreadableFile', `unpacks to more than ${most >= 2 ** 30 ? `${Math.round(most / 2 ** 30)} GB` : `${Math.max(1, Math.round(most / 2 ** 20))} MB`}, which no sheet of leads does. Save the sheet as CSV and add that file.`);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : NaN;
    if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return ENTITIES[name ?? ''] ?? whole;
  });
}
