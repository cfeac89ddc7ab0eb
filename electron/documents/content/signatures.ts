import type { SlaDocument, SlaSeal, SlaSignature } from '../sla-document.ts';
import type { Block, Section, Signer } from './block.ts';
import type { ZoneReader } from './document-names.ts';
import { instantInWords } from './document-names.ts';

/** What an empty line asks to be signed; whoever signed saw the statement that is kept with the signature. */
export const OPEN_STATEMENT = 'The undersigned have read this agreement and its annexes and keep it until it is signed again.';

/** The place in the name of a zone: "Berlin" of "Europe/Berlin". */
function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function signed(signature: SlaSignature, readZone: ZoneReader): Signer {
  const method = signature.method === 'drawn' ? 'Drawn' : 'Typed';
  const at = instantInWords(signature.at, signature.deviceZone, readZone);
  return { name: signature.name, team: signature.team, role: signature.role, signature, given: `${method} ${at}, device time, ${placeOf(signature.deviceZone)}` };
}

/** What the seal proves and what it does not, in two sentences. */
function sealInWords(seal: SlaSeal | null): string {
  if (seal === null) return 'Signatures are given on the device of the workshop. They record what was agreed in the room; they are no qualified electronic signatures of these persons.';
  const key = seal.isKept ? 'a key that is kept on this laptop' : 'a key that was made for this file and used once';
  return `This file is sealed with ${key} (certificate ${seal.certificate.slice(0, 16)}…), which proves that nothing in it was changed since. It does not prove who signed, nor when: the times are those of the device, and the signatures are no qualified electronic signatures of these persons.`;
}

/** Signatures grouped by the statement under which they were given, then the lines that are still empty. */
export function signaturesSection(document: SlaDocument, readZone: ZoneReader): Section {
  const { participants, signatures, status } = document;
  const statements = [...new Set(signatures.map(({ statement }) => statement))];
  const groups = statements.map((statement): Block => ({
    kind: 'signatures',
    statement,
    people: signatures.filter((signature) => signature.statement === statement).map((signature) => signed(signature, readZone)),
  }));
  const missing = participants.filter((person) => person.canSign && !signatures.some(({ participantId }) => participantId === person.id));
  const empty = missing.map(({ name, team, role }): Signer => ({ name, team, role, signature: null, given: 'Not signed' }));
  const isOpen = status !== 'signed' && status !== 'superseded';
  return {
    number: '15',
    title: 'Signatures',
    blocks: [
      ...groups,
      ...(isOpen && empty.length > 0 ? [{ kind: 'signatures' as const, statement: OPEN_STATEMENT, people: empty }] : []),
      ...(signatures.length + empty.length === 0 ? [{ kind: 'clause' as const, text: 'Nobody is named as a signer yet.' }] : []),
      { kind: 'note', text: sealInWords(document.seal ?? null) },
    ],
  };
}
