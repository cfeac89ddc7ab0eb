import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { isWorkbook } from './look-at-workbook.ts';

/** How a file is written, or the sentence why it cannot be a table of text. */
export type DetectedEncoding = { readonly encoding: string } | { readonly refusal: string };

const SAMPLE_BYTES = 64 * 1024;
const ZIP_MAGIC = '504b0304';
/** What a workbook has in place of an encoding. */
export const WORKBOOK_ENCODING = 'xlsx';

/** First bytes of files that people drop by mistake, with the words for what they are. */
const OTHER_FORMATS: readonly (readonly [string, string])[] = [
  [ZIP_MAGIC, 'an archive that is no .xlsx workbook'],
  ['d0cf11e0', 'an old Office document (.xls) or a workbook with a password'],
  ['25504446', 'a PDF'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['1f8b', 'a compressed file'],
  ['53514c69746520666f726d6174', 'a database'],
];

/** Finds the encoding by byte order mark, zero bytes and validity as UTF-8; otherwise it is taken as Windows-1252. */
export async function detectEncoding(path: string): Promise<DetectedEncoding> {
  const sample = await readSample(path);
  const known = OTHER_FORMATS.find(([magic]) => sample.toString('hex', 0, magic.length / 2) === magic);
  if (known?.[0] === ZIP_MAGIC && (await isWorkbook(path))) return { encoding: WORKBOOK_ENCODING };
  if (known !== undefined) return { refusal: `is ${known[1]}, not a CSV file. Save or export the sheet as CSV and add that file.` };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le' };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be' };
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { encoding: 'utf-8-sig' };
  const wide = encodingByZeroBytes(sample);
  if (wide !== null) return { encoding: wide };
  if (looksBinary(sample)) return { refusal: 'is not a text file. Export the data as CSV (comma separated text) and add that file.' };
  return { encoding: (await isUtf8(path)) ? 'utf-8' : 'windows-1252' };
}

async function readSample(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE_BYTES);
    const { bytesRead } = await file.read(buffer, 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function encodingByZeroBytes(sample: Buffer): string | null {
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  const half = sample.length / 2;
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be';
  return null;
}

/** Zero bytes, or more than one control character in a hundred bytes. */
function looksBinary(sample: Buffer): boolean {
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) control++;
  }
  return control * 100 > sample.length;
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) decoder.decode(chunk as Buffer, { stream: true }); // a stream without encoding yields buffers
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // the decoder's way of saying "not UTF-8"
    throw error;
  }
}

/** The name under which the decoding library knows one of our encodings. */
export function decoderName(encoding: string): string {
  return encoding === 'utf-8-sig' ? 'utf-8' : encoding;
}
