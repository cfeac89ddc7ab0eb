import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { Signer } from '@signpdf/utils';
import { createHash } from 'node:crypto';
import { SEAL_ALGORITHM, type SealKey } from './seal-key.ts';

const OID = { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4', signingCertificateV2: '1.2.840.113549.1.9.16.2.47' } as const;

/** The crypto engine that the CMS library asks; Node's own. */
export function chooseCrypto(): void {
  pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto }));
}

/**
 * Signs the bytes of a PDF as PAdES B-B asks: a detached CMS with content type, message digest and signing certificate,
 * and without a signing time, which stands in the signature's dictionary.
 */
export class PadesSigner extends Signer {
  private readonly sealKey: SealKey;

  constructor(sealKey: SealKey) {
    super();
    this.sealKey = sealKey;
  }

  override async sign(bytes: Buffer): Promise<Buffer> {
    chooseCrypto();
    const der = Buffer.from(this.sealKey.certificate, 'base64');
    const certificate = pkijs.Certificate.fromBER(new Uint8Array(der));
    const key = await crypto.subtle.importKey('pkcs8', Buffer.from(this.sealKey.key, 'base64'), SEAL_ALGORITHM, false, ['sign']);
    const signed = new pkijs.SignedData({
      version: 1,
      encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
      signerInfos: [
        new pkijs.SignerInfo({
          version: 1,
          sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
          signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: attributesOf(bytes, der) }),
        }),
      ],
      certificates: [certificate],
    });
    await signed.sign(key, 0, 'SHA-256');
    const content = new pkijs.ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
    return Buffer.from(content.toSchema().toBER(false));
  }
}

function attributesOf(bytes: Buffer, certificate: Buffer): pkijs.Attribute[] {
  const sha256 = (data: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(data).digest());
  // ESSCertIDv2 with its default algorithm, SHA-256, is the hash alone.
  const certificateId = new asn1.Sequence({ value: [new asn1.Sequence({ value: [new asn1.Sequence({ value: [new asn1.OctetString({ valueHex: sha256(certificate) })] })] })] });
  return [
    new pkijs.Attribute({ type: OID.contentType, values: [new asn1.ObjectIdentifier({ value: OID.data })] }),
    new pkijs.Attribute({ type: OID.messageDigest, values: [new asn1.OctetString({ valueHex: sha256(bytes) })] }),
    new pkijs.Attribute({ type: OID.signingCertificateV2, values: [certificateId] }),
  ];
}
