import { formatIsoDay } from '../../../shared/format/format-date.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Section } from './block.ts';
import { numbered } from './block.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import { speakFor } from '../../../shared/format/texts/speak.ts';
import { sentence, versionInWords, written } from './document-names.ts';

/** "Lucie Moreau, head of demand" for everybody of a team who may sign, else for everybody of the team. */
export function peopleOf({ participants }: SlaDocument, team: string): readonly string[] {
  const all = participants.filter((person) => person.team === team);
  const signers = all.filter((person) => person.canSign);
  return (signers.length > 0 ? signers : all).map(({ name, role }) => (role.trim() === '' ? name : `${name}, ${role}`));
}

export function partiesSection(document: SlaDocument): Section {
  const { workshop, configuration, status, fingerprint } = document;
  const say = speakFor(document);
  const from = formatIsoDay(configuration.sla.effectiveFrom);
  const party = (team: string) => written(andList(peopleOf(document, team), say.words('list.and')), say.words('nobodyNamed'));
  return {
    number: '1',
    title: say.words('parties.title'),
    blocks: numbered('1', [
      say('parties.who', { client: workshop.clientName, marketing: party('marketing'), sales: party('sales') }),
      from === '' ? say('parties.fromSigning') : say('parties.from', { day: from }),
      ...((configuration.sla.scope ?? '').trim() === '' ? [] : [say('parties.scope', { scope: sentence(configuration.sla.scope ?? '') })]),
      say(status === 'draft' ? 'parties.draft' : 'parties.version', { version: versionInWords(document), hex: fingerprint.hex12, words: fingerprint.words }),
    ]),
  };
}

export function purposeSection(document: SlaDocument): Section {
  const say = speakFor(document);
  const owner = written(document.configuration.sla.momentOwner, '');
  const moment = owner === '' ? say('purpose.noOwner') : say('purpose.owner', { owner });
  return { number: '2', title: say.words('purpose.title'), blocks: [{ kind: 'clause', text: say('purpose.text', { moment }) }] };
}
