import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { chooseCrypto } from './pades-signer.ts';
import { certificateOf, type SealCertificate } from './seal-key.ts';

/**
 * The seal of a PDF: `intact` when every byte outside the signature is the one that was signed, `broken` when one is not
 * (or the seal itself cannot be read), `extended` when the signed part is whole but something was added to the file, and
 * `none` for a file without a seal. `sealedAt` is the device's time in the seal's dictionary, UTC ms.
 */
export type Seal =
  | { readonly kind: 'none' }
  | { readonly kind: 'intact' | 'broken' | 'extended'; readonly certificate: SealCertificate | null; readonly sealedAt: number | null };

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/** Reads and checks the seal; reads nothing but bytes, so that a damaged file cannot mislead a parser. */
export async function readSeal(bytes: Uint8Array): Promise<Seal> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [found] = [...file.toString('latin1').matchAll(BYTE_RANGE)];
  if (found === undefined) return { kind: 'none' };
  const [start = -1, first = 0, second = 0, rest = 0] = found.slice(1).map(Number);
  const end = second + rest;
  const sealedAt = timeOf(file.toString('latin1', found.index, found.index + 20_000));
  if (start !== 0 || second <= first || end > file.length) return { kind: 'broken', certificate: null, sealedAt };
  const hex = file.toString('latin1', first, second);
  const signed = Buffer.concat([file.subarray(0, first), file.subarray(second, end)]);
  const checked = await checkCms(hex, signed);
  if (checked === null || !checked.isValid) return { kind: 'broken', certificate: checked?.certificate ?? null, sealedAt };
  const isWhole = end === file.length;
  return { kind: isWhole ? 'intact' : 'extended', certificate: checked.certificate, sealedAt };
}

/** Null when what stands between the signed parts is no signature. */
async function checkCms(hex: string, signed: Buffer): Promise<{ readonly isValid: boolean; readonly certificate: SealCertificate } | null> {
  if (!/^<[0-9a-fA-F]+>$/.test(hex)) return null;
  chooseCrypto();
  try {
    const parsed = asn1.fromBER(new Uint8Array(Buffer.from(hex.slice(1, -1), 'hex')));
    if (parsed.offset === -1) return null;
    const cms = new pkijs.SignedData({ schema: new pkijs.ContentInfo({ schema: parsed.result }).content });
    const [own] = cms.certificates ?? [];
    if (!(own instanceof pkijs.Certificate)) return null;
    const isValid = await cms.verify({ signer: 0, data: new Uint8Array(signed).buffer, checkChain: false }).catch(() => false);
    return { isValid, certificate: certificateOf(new Uint8Array(own.toSchema(true).toBER(false))) };
  } catch {
    return null;
  }
}

/** "/M (D:20261123160000Z)": when the device says that it sealed. */
function timeOf(dictionary: string): number | null {
  const found = /\/M\s*\(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z?/.exec(dictionary);
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
