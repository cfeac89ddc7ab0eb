import type { Verdict } from '../../../shared/contract/areas/agreement.ts';
import type { AgreementReading } from '../../documents/seal/read-agreement-pdf.ts';

/** What the workshop knows about the file that is checked. */
export interface KnownHere {
  readonly isOwnFile: boolean;
  readonly isKnownCertificate: (sha256: string) => boolean;
  /** The agreement with the attached configuration; null: none here has it. */
  readonly agreement: Verdict['agreement'];
  readonly changes: Verdict['changes'];
  readonly fingerprintOf: (hash: string) => string;
}

type Agreement = Extract<AgreementReading, { kind: 'agreement' }>;
type Sentence = Verdict['sentences'][number];

const good = (text: string): Sentence => ({ tone: 'good', text });
const bad = (text: string): Sentence => ({ tone: 'bad', text });
const note = (text: string): Sentence => ({ tone: 'note', text });

const SEAL_BAD = {
  none: 'This file carries no seal: it is a draft, a file that was not signed by both teams yet, or one from which the seal was taken.',
  broken: 'The seal is broken: something in this file was changed after it was sealed. Do not rely on it; ask for the file as it was exported.',
  extended: 'Something was added to this file after it was sealed, such as a page or a note. What was sealed is whole, what was added is not part of the agreement.',
} as const;

/** The verdict on a file, from what it says and what this workshop knows. */
export function judgePdf(reading: AgreementReading, known: KnownHere): Verdict {
  if (reading.kind === 'notPdf') return nothing('notPdf', 'This file is not a PDF. Choose the PDF that was exported from Sign.');
  const seal = reading.seal.kind;
  const certificate = reading.seal.kind === 'none' ? null : reading.seal.certificate;
  const base = {
    seal,
    sealedAt: reading.seal.kind === 'none' ? null : reading.seal.sealedAt,
    certificate: certificate === null ? null : { sha256: certificate.sha256, name: certificate.name, isOfThisWorkshop: known.isKnownCertificate(certificate.sha256) },
    isOwnFile: known.isOwnFile,
  };
  if (reading.kind === 'foreign') {
    if (reading.isCut) return { ...nothing('broken', 'This file breaks off before its end, so it was not copied or sent whole. Get it again from where it came.'), ...base };
    const worst = seal === 'broken' || seal === 'extended' ? [bad(SEAL_BAD[seal])] : [];
    return { ...nothing(seal === 'broken' || seal === 'extended' ? seal : 'foreign', 'This PDF carries no configuration of Baton, so it is no agreement that could be checked here. Choose the PDF that was exported from Sign.', worst), ...base };
  }
  const sentences = sentencesOn(reading, known, base.certificate);
  const kind = kindOf(reading, known, base.certificate);
  return {
    ...base,
    kind,
    isValid: kind === 'valid',
    fingerprint: known.fingerprintOf(reading.attachedHash),
    agreement: known.agreement,
    trail: reading.trail === null ? null : { entries: reading.trail.entries.length, isWhole: reading.trail.isWhole },
    changes: known.changes,
    sentences,
  };
}

function nothing(kind: Verdict['kind'], text: string, before: readonly Sentence[] = []): Verdict {
  return { isValid: false, kind, seal: 'none', sealedAt: null, certificate: null, fingerprint: null, agreement: null, isOwnFile: false, trail: null, changes: null, sentences: [...before, bad(text)] };
}

/** The attached configuration is not the one that the pages name. */
const isSwapped = ({ attachedHash, printed }: Agreement, { fingerprintOf }: KnownHere): boolean => printed !== null && printed !== fingerprintOf(attachedHash);

function kindOf(reading: Agreement, known: KnownHere, certificate: Verdict['certificate']): Verdict['kind'] {
  if (reading.seal.kind === 'broken' || reading.seal.kind === 'extended') return reading.seal.kind;
  if (isSwapped(reading, known) || reading.trail?.isWhole === false) return 'swapped';
  if (reading.seal.kind === 'none') return 'unsealed';
  if (known.agreement === null) return 'otherWorkshop';
  return certificate?.isOfThisWorkshop === true ? 'valid' : 'otherKey';
}

function sentencesOn(reading: Agreement, known: KnownHere, certificate: Verdict['certificate']): Sentence[] {
  const { seal, trail, attachedHash, printed } = reading;
  const hex = known.fingerprintOf(attachedHash);
  const all: Sentence[] = [
    seal.kind === 'intact' ? good('The seal is intact: nothing in this file was changed since it was sealed.') : bad(SEAL_BAD[seal.kind]),
    isSwapped(reading, known)
      ? bad(`The attached configuration has the fingerprint ${hex}, the pages name ${printed ?? 'none'}. The attachment was swapped; this file is no proof of anything.`)
      : good(`The attached configuration has the fingerprint that the pages name, ${hex}.`),
    ...(trail?.isWhole === false ? [bad('The audit trail inside was changed: its entries do not follow from each other.')] : []),
    // Of a swapped configuration nobody can say whose it is.
    ...(known.agreement === null && isSwapped(reading, known) ? [] : known.agreement === null
      ? [bad('No agreement of this workshop has this configuration: the file belongs to another workshop. Open that workshop to check it there.')]
      : [good(`It is version ${known.agreement.version} of this workshop${known.agreement.status === 'superseded' ? ', which a later version has replaced' : ''}.`)]),
    ...(seal.kind === 'none' || certificate === null || certificate.isOfThisWorkshop ? [] : [bad('The seal was made with a key that this workshop never used. Somebody else sealed this file.')]),
    ...(known.isOwnFile ? [good('Byte for byte it is the file that was sealed here.')] : []),
    ...(known.changes === null ? [] : [note(known.changes.length === 0 ? 'The proposal has not changed since.' : `Since then ${known.changes.length === 1 ? 'one thing has' : `${known.changes.length} things have`} changed in the proposal.`)]),
  ];
  const rank = { bad: 0, good: 1, note: 2 } as const;
  return all.sort((a, b) => rank[a.tone] - rank[b.tone]);
}
