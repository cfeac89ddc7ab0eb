import { createHash } from 'node:crypto';
import { isWholeTrail, readTrail, type AuditEntry } from '../../../shared/engine/agreement/audit-trail.ts';
import { ATTACHMENTS } from '../content/attachments.ts';
import { readSeal, type Seal } from './read-seal.ts';

/** What a PDF that somebody hands in turns out to be, before anybody compares it with a workshop. */
export type AgreementReading =
  | { readonly kind: 'notPdf' }
  /** A PDF, but its parts cannot be read or none of Baton's is in it. */
  | { readonly kind: 'foreign'; readonly seal: Seal; /** It breaks off before the end that every PDF has. */ readonly isCut: boolean }
  | {
      readonly kind: 'agreement';
      readonly seal: Seal;
      readonly pages: number;
      /** The attached configuration as text, and its SHA-256. */
      readonly configuration: string;
      readonly attachedHash: string;
      /** The twelve digits that the file's description names; null when it names none. */
      readonly printed: string | null;
      /** The audit trail inside the file, and whether each entry follows from the one before; null when there is none. */
      readonly trail: { readonly entries: readonly AuditEntry[]; readonly isWhole: boolean } | null;
    };

const HEADER_WITHIN = 1024;

/** Reads a PDF from anywhere: its seal from the bytes, its attachments through a reader of other people's making. */
export async function readAgreementPdf(bytes: Uint8Array): Promise<AgreementReading> {
  if (!Buffer.from(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-')) return { kind: 'notPdf' };
  const seal = await readSeal(bytes);
  const inside = await readInside(bytes);
  const configuration = inside?.files.get(ATTACHMENTS.configuration);
  if (inside === null || configuration === undefined) return { kind: 'foreign', seal, isCut: !Buffer.from(bytes.subarray(-HEADER_WITHIN)).includes('%%EOF') };
  const trail = inside.files.get(ATTACHMENTS.trail);
  return {
    kind: 'agreement',
    seal,
    pages: inside.pages,
    configuration: Buffer.from(configuration).toString('utf8'),
    attachedHash: createHash('sha256').update(configuration).digest('hex'),
    printed: /([0-9a-f]{4}) ([0-9a-f]{4}) ([0-9a-f]{4})/.exec(inside.subject)?.[0] ?? null,
    trail: trail === undefined ? null : trailIn(Buffer.from(trail).toString('utf8')),
  };
}

function trailIn(text: string): { readonly entries: readonly AuditEntry[]; readonly isWhole: boolean } {
  const entries = readTrail(text);
  return { entries: entries ?? [], isWhole: entries !== null && isWholeTrail(entries, (data) => createHash('sha256').update(data, 'utf8').digest('hex')) };
}

interface Inside {
  readonly pages: number;
  readonly subject: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The reader is large and seldom needed, so it is fetched when the first file comes. Null: it cannot make sense of the file. */
async function readInside(bytes: Uint8Array): Promise<Inside | null> {
  const pdfjs = await openReader();
  const task = pdfjs.getDocument({ data: Uint8Array.from(bytes), isEvalSupported: false, useWorkerFetch: false, useSystemFonts: false, verbosity: 0 });
  try {
    const document = await task.promise;
    const attached: unknown = await document.getAttachments();
    const { info }: { readonly info: object } = await document.getMetadata();
    const subject: unknown = Reflect.get(info, 'Subject');
    return { pages: document.numPages, subject: typeof subject === 'string' ? subject : '', files: filesIn(attached) };
  } catch {
    return null;
  } finally {
    await task.destroy();
  }
}

async function openReader(): Promise<typeof import('pdfjs-dist')> {
  // The reader looks here before it starts a thread of its own, which a bundle has no file for.
  if (!('pdfjsWorker' in globalThis)) {
    const pdfjsWorker = await import('./pdf-worker.mjs');
    Object.assign(globalThis, { pdfjsWorker });
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

function filesIn(attached: unknown): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  if (typeof attached !== 'object' || attached === null) return files;
  for (const file of Object.values(attached) as unknown[]) { // the reader's own types leave it open
    if (typeof file !== 'object' || file === null || !('filename' in file) || !('content' in file)) continue;
    if (typeof file.filename === 'string' && file.content instanceof Uint8Array) files.set(file.filename, file.content);
  }
  return files;
}
