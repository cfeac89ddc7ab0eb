import { formatIsoDay } from '../../../shared/format/format-date.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Section } from './block.ts';
import { numbered, rich, strong } from './block.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import { sentence, teamName, versionInWords, written } from './document-names.ts';

/** "Lucie Moreau, head of demand" for everybody of a team who may sign, else for everybody of the team. */
export function peopleOf({ participants }: SlaDocument, team: string): readonly string[] {
  const all = participants.filter((person) => person.team === team);
  const signers = all.filter((person) => person.canSign);
  return (signers.length > 0 ? signers : all).map(({ name, role }) => (role.trim() === '' ? name : `${name}, ${role}`));
}

export function partiesSection(document: SlaDocument): Section {
  const { workshop, configuration, status, fingerprint } = document;
  const from = formatIsoDay(configuration.sla.effectiveFrom);
  const party = (team: string) => written(andList(peopleOf(document, team)), 'nobody named');
  return {
    number: '1',
    title: 'Parties and scope',
    blocks: numbered('1', [
      rich`The parties are the marketing and the sales team of ${strong(workshop.clientName)}. For marketing: ${party('marketing')}. For sales: ${party('sales')}.`,
      rich`It applies to every lead that becomes an MQL under section 3 ${from === '' ? 'once it is signed; no first day was set' : rich`from ${strong(from)} on`.map(({ text }) => text).join('')}.`,
      ...((configuration.sla.scope ?? '').trim() === '' ? [] : [rich`${strong('Scope:')} ${sentence(configuration.sla.scope ?? '')}`]),
      rich`This is ${status === 'draft' ? 'a ' : ''}${strong(versionInWords(document))}. Its complete configuration is attached to this file and has the fingerprint ${strong(fingerprint.hex12)}, in words ${strong(fingerprint.words)}.`,
    ]),
  };
}

export function purposeSection({ configuration }: SlaDocument): Section {
  const owner = written(configuration.sla.momentOwner, '');
  const moment = owner === '' ? 'Nobody owns that moment yet.' : `${owner} owns that moment.`;
  return {
    number: '2',
    title: 'Purpose',
    blocks: [
      {
        kind: 'clause',
        text: `${teamName('marketing')} and sales promise each other what happens between the moment at which a lead is ready and the first logged touch. ${moment} This agreement says which leads are handed over, who receives them, how quickly they are called, what happens when that fails, and by which figures both sides will see whether it was kept.`,
      },
    ],
  };
}
