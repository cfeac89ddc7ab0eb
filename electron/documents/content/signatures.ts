import type { SlaDocument, SlaSeal, SlaSignature } from '../sla-document.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';
import type { Block, Section, Signer } from './block.ts';
import type { Run } from '../../../shared/format/texts/rich.ts';
import type { ZoneReader } from './document-names.ts';
import { instantInWords } from './document-names.ts';

/** The place in the name of a zone: "Berlin" of "Europe/Berlin". */
function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function signed(signature: SlaSignature, readZone: ZoneReader, say: Speak): Signer {
  const at = instantInWords(signature.at, signature.deviceZone, readZone);
  return { name: signature.name, team: signature.team, role: signature.role, signature, given: say.words(signature.method === 'drawn' ? 'signature.drawn' : 'signature.typed', { at, place: placeOf(signature.deviceZone) }) };
}

/** What the seal proves and what it does not, in two sentences. */
function sealInWords(seal: SlaSeal | null, say: Speak): readonly Run[] {
  return seal === null ? say('seal.none') : say('seal.made', { key: say(seal.isKept ? 'seal.kept' : 'seal.once'), certificate: seal.certificate.slice(0, 16) });
}

/** Signatures grouped by the statement under which they were given, then the lines that are still empty. */
export function signaturesSection(document: SlaDocument, readZone: ZoneReader): Section {
  const { participants, signatures, status } = document;
  const say = speakFor(document);
  const statements = [...new Set(signatures.map(({ statement }) => statement))];
  const groups = statements.map((statement): Block => ({
    kind: 'signatures',
    statement,
    people: signatures.filter((signature) => signature.statement === statement).map((signature) => signed(signature, readZone, say)),
  }));
  const missing = participants.filter((person) => person.canSign && !signatures.some(({ participantId }) => participantId === person.id));
  const empty = missing.map(({ name, team, role }): Signer => ({ name, team, role, signature: null, given: say.words('signature.open') }));
  const isOpen = status !== 'signed' && status !== 'superseded';
  return {
    number: '15',
    title: say.words('signatures.title'),
    blocks: [
      ...groups,
      // Whoever signed saw the statement that is kept with the signature; an empty line asks for this one.
      ...(isOpen && empty.length > 0 ? [{ kind: 'signatures' as const, statement: say.words('signatures.statement'), people: empty }] : []),
      ...(signatures.length + empty.length === 0 ? [{ kind: 'clause' as const, text: say('signatures.nobody') }] : []),
      { kind: 'note', text: sealInWords(document.seal ?? null, say) },
    ],
  };
}
