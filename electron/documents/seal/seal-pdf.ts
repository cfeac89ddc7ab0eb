import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { PadesSigner } from './pades-signer.ts';
import type { SealKey } from './seal-key.ts';

/** Room for the signature in the file, in bytes: certificate, RSA signature and attributes take about 1,300. */
const SIGNATURE_LENGTH = 4096;

/**
 * Seals a finished PDF once, with the key of this laptop; `at` (UTC ms) is the device's time and stands in the seal's
 * dictionary. The seal covers every byte of the file but itself.
 */
export async function sealPdf(bytes: Uint8Array, key: SealKey, at: number): Promise<Uint8Array> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: Buffer.from(bytes),
    reason: 'Seal of this agreement: shows that nothing was changed since',
    contactInfo: '',
    name: 'Baton on this laptop',
    location: '',
    signingTime: new Date(at),
    signatureLength: SIGNATURE_LENGTH,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    appName: 'Baton',
  });
  return new Uint8Array(await new SignPdf().sign(pointingAtItsTable(prepared), new PadesSigner(key)));
}

const POINTER = 'startxref\n';
const LINE_END = 10;

/** The library points at the line end before the last table of objects; strict readers warn unless it is the table itself. */
function pointingAtItsTable(file: Buffer): Buffer {
  const at = file.lastIndexOf(POINTER) + POINTER.length;
  const end = file.indexOf('\n', at);
  const place = Number(file.toString('latin1', at, end));
  return file[place] === LINE_END ? Buffer.concat([file.subarray(0, at), Buffer.from(String(place + 1)), file.subarray(end)]) : file;
}
