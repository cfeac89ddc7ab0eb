// The certificate library asks for it before anything of its own is loaded.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { createHash } from 'node:crypto';

/** A key made on this laptop with its self-signed certificate; both as base64 of DER. The key is a secret. */
export interface SealKey {
  readonly certificate: string;
  readonly key: string;
}

/** Who sealed, as far as the certificate says; times in UTC ms. `sha256` is the certificate's fingerprint. */
export interface SealCertificate {
  readonly sha256: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export const SEAL_ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 } as const;
const NAME = 'CN=Baton seal made on this laptop';
const YEARS = 10;
const YEAR = 365.25 * 24 * 3_600_000;

/** A new key for seals. The certificate names no person and no client; it is valid from the day before `now` (UTC ms), for clocks that are behind. */
export async function makeSealKey(now: number, serialNumber: string): Promise<SealKey> {
  const keys = await crypto.subtle.generateKey(SEAL_ALGORITHM, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber,
      name: NAME,
      notBefore: new Date(now - 24 * 3_600_000),
      notAfter: new Date(now + YEARS * YEAR),
      signingAlgorithm: SEAL_ALGORITHM,
      keys,
      extensions: [new x509.BasicConstraintsExtension(false, undefined, true), new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true)],
    },
    crypto,
  );
  return { certificate: Buffer.from(certificate.rawData).toString('base64'), key: Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64') };
}

/** What a certificate says of itself. */
export function certificateOf(der: Uint8Array<ArrayBuffer>): SealCertificate {
  const certificate = new x509.X509Certificate(der);
  return {
    sha256: createHash('sha256').update(der).digest('hex'),
    name: certificate.subject.replace(/^CN=/, ''),
    from: certificate.notBefore.getTime(),
    to: certificate.notAfter.getTime(),
  };
}
