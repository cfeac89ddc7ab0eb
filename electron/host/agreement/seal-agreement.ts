import { nextEntry } from '../../../shared/engine/agreement/audit-trail.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { SealKey } from '../../documents/seal/seal-key.ts';
import type { AgreementRow } from '../../storage/agreements.ts';
import { insertSealedFile, readLastSealedFile, readTrail, type SealedFileRow } from '../../storage/sealed-files.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PageWatch } from '../ports.ts';
import { agreementDocument } from './agreement-document.ts';
import { aboutAgreement } from './note-deed.ts';
import { plausibleNow } from './plausible-clock.ts';
import { findAgreement, presentAgreement } from './present-agreement.ts';
import { watchPages } from './watch-pages.ts';

/** The name under which the operating system's key store keeps the key of this laptop's seals. */
const KEY_NAME = 'document-seal';

export const sealAgreement: Handler<'agreement.sealAgreement'> = async (context, { agreementId, jobId }) => {
  const row = await findAgreement(context, agreementId);
  if (!row.ok) return row;
  const sealed = await watchPages(context, jobId, (watch) => sealedFileOf(context, row.value, watch));
  return sealed.ok ? ok(await presentAgreement(context, row.value)) : sealed;
};

/**
 * The sealed file of an agreement with all signatures that it has now: the stored one, or made once and stored. Refused
 * while a team has not signed.
 */
export async function sealedFileOf(context: WorkshopContext, row: AgreementRow, watch?: PageWatch): Promise<Reply<SealedFileRow>> {
  const { signatures } = await presentAgreement(context, row);
  const stored = await readLastSealedFile(context.database, row.id);
  if (stored !== null && (stored.signatures === signatures.length || row.status === 'superseded')) return ok(stored);
  if (row.status !== 'signed') return fail('refused', 'An agreement is sealed when marketing and sales have both signed it. Collect the missing signature first.');
  const now = plausibleNow(context.now());
  if (!now.ok) return now;
  const made = await makeSealed(context, row, { signatures: signatures.length, now: now.value, watch });
  if (!made.ok) return made;
  if (!(await insertSealedFile(context.database, made.value.file, made.value.entry))) {
    const first = await readLastSealedFile(context.database, row.id);
    return first?.signatures === signatures.length ? ok(first) : fail('stale', 'Somebody signed while the file was being sealed. Seal it again.');
  }
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'agreement' });
  return ok(made.value.file);
}

/** Composes the file whole, the deed of sealing among its trail, then seals it. */
async function makeSealed(context: WorkshopContext, row: AgreementRow, { signatures, now, watch }: { readonly signatures: number; readonly now: number; readonly watch: PageWatch | undefined }): Promise<Reply<{ file: SealedFileRow; entry: ReturnType<typeof nextEntry> }>> {
  const { key, isKept } = await sealKey(context, now);
  const certificate = (await context.documents.certificateOf(key)) ?? '';
  const trail = await readTrail(context.database);
  const sha256 = (text: string): string => context.digest.sha256(text);
  const entry = nextEntry({ at: now, who: 'this laptop', deed: 'sealed', about: `${aboutAgreement(row.version, row.config_hash)}, ${signatures} signatures, certificate ${certificate.slice(0, 16)}` }, trail.at(-1) ?? null, sha256);
  const document = await agreementDocument(context, row);
  const rendered = await context.documents.renderSla({ ...document, seal: { certificate, isKept }, trail: [...trail, entry], createdAt: now }, watch);
  if (!rendered.ok) return rendered;
  const bytes = await context.documents.seal(rendered.value.bytes, key, now);
  const file: SealedFileRow = {
    agreement_id: row.id, signatures, made_at: now, pages: rendered.value.pages, sha256: context.digest.sha256(bytes), certificate, is_kept: isKept ? 1 : 0, bytes,
  };
  return ok({ file, entry });
}

/** The key of this laptop where the operating system protects one, else a new key for this file alone. */
async function sealKey(context: WorkshopContext, now: number): Promise<{ key: SealKey; isKept: boolean }> {
  if ((await context.secrets.refusal()) !== null) return { key: await context.documents.makeSealKey(now), isKept: false };
  const kept = readKey(await context.secrets.read(KEY_NAME));
  if (kept !== null && (await context.documents.certificateOf(kept)) !== null) return { key: kept, isKept: true };
  const key = await context.documents.makeSealKey(now);
  const saved = await context.secrets.save(KEY_NAME, JSON.stringify(key));
  return { key, isKept: saved.ok };
}

function readKey(secret: string | null): SealKey | null {
  if (secret === null) return null;
  try {
    const key: unknown = JSON.parse(secret);
    const part = (name: string): unknown => (typeof key === 'object' && key !== null ? Reflect.get(key, name) : null);
    const [certificate, own] = [part('certificate'), part('key')];
    return typeof certificate === 'string' && typeof own === 'string' ? { certificate, key: own } : null;
  } catch {
    return null;
  }
}
