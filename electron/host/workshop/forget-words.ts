import type { PersonalLeftover } from '../../../shared/engine/history/pseudonymise.ts';
import { listProposals, readProposal } from '../../storage/proposals.ts';
import { readParticipants } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { KeptOfPeople } from './kept-of-people.ts';

/** What forgetting removes; `replaced` counts different values of people in the history, null where there is none. */
export interface Forgetting extends KeptOfPeople {
  readonly replaced: number | null;
  readonly backups: number;
  /** Whether the client's key of pseudonyms is there. */
  readonly hasKey: boolean;
}

const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`);
const people = (count: number): string => counted(count, 'e-mail address, phone number or name', 'e-mail addresses, phone numbers and names');
const only = (count: number, sentence: string): string[] => (count > 0 ? [sentence] : []);

/** Beforehand: what would go. */
export function removesInWords({ replaced, refusedRows, examples, reasons, sources, namedLeads, backups, hasKey }: Forgetting): string[] {
  return [
    replaced === null
      ? 'There is no lead history in this workshop, so there is nobody to forget in it.'
      : `${people(replaced)} of leads and owners in the history; tokens take their place, and their key is never stored.`,
    ...only(sources, `${counted(sources, 'imported file', 'imported files')} kept beside the history, and what each import brought: imports can then no longer be undone one by one.`),
    ...only(refusedRows, `The cells of ${counted(refusedRows, 'refused row', 'refused rows')}; line and reason stay.`),
    ...only(examples, `${counted(examples, 'example', 'examples')} in what the imports noticed.`),
    ...only(reasons, `Why somebody is away, in ${counted(reasons, 'absence', 'absences')}.`),
    ...only(namedLeads, `What the lead is called in ${counted(namedLeads, 'decision or parked point', 'decisions and parked points')}; its id stands there instead.`),
    ...only(backups, `${counted(backups, 'backup', 'backups')} of this workshop.`),
    ...(hasKey ? ['The key of this client\'s pseudonyms, for its other workshops on this laptop too.'] : []),
    'Uploads and exports that wait in the data folder, and what lies in free pages and the log of the database.',
  ];
}

/** Afterwards: what went. */
export function removedInWords({ replaced, refusedRows, examples, reasons, sources, namedLeads, backups, hasKey }: Forgetting): string[] {
  return [
    replaced === null
      ? 'There is no lead history in this workshop, so there was nobody to forget in it.'
      : `${people(replaced)} of leads and owners were replaced by tokens. The key of the tokens was never stored, so nobody can turn them back.`,
    ...only(sources, `${counted(sources, 'imported file was', 'imported files were')} removed from beside the history.`),
    ...only(refusedRows, `${counted(refusedRows, 'refused row', 'refused rows')} lost the cells; line and reason stay.`),
    ...only(examples, `${counted(examples, 'example was', 'examples were')} removed from the findings of the imports.`),
    ...only(reasons, `Why somebody is away was removed from ${counted(reasons, 'absence', 'absences')}.`),
    ...only(namedLeads, `${counted(namedLeads, 'decision or parked point calls', 'decisions and parked points call')} ${namedLeads === 1 ? 'its lead' : 'their leads'} by the id now.`),
    ...only(backups, `${counted(backups, 'backup was', 'backups were')} overwritten and removed.`),
    ...(hasKey ? ['The key of this client\'s pseudonyms was destroyed, for the client\'s other workshops on this laptop too; the next import makes other pseudonyms.'] : []),
    'Uploads and exports that waited in the data folder were removed, and the database was rewritten, so that its free pages and its log hold nothing of them.',
  ];
}

/** What stays, and why. */
export async function remainsInWords(context: WorkshopContext, leftovers: readonly PersonalLeftover[]): Promise<string[]> {
  const { database } = context;
  const participants = (await readParticipants(database)).length;
  const { signatures } = await database.query.selectFrom('signature').select((e) => e.fn.countAll<number>().as('signatures')).executeTakeFirstOrThrow();
  return [
    'Lead ids, companies, dates, stages and every column that was not imported as a name, e-mail or phone stay, so the figures and the hash of the history are as before.',
    ...leftovers.map(({ where, count }) => `${counted(count, 'value that looks', 'values that look')} personal ${count === 1 ? 'stays' : 'stay'} in ${where}, because the hash covers ${where.startsWith('the column') ? 'that column' : 'them'}. Importing again without personal data replaces ${count === 1 ? 'it' : 'them'}.`),
    `${counted(await countReps(context), 'rep', 'reps')} in the rosters, ${counted(participants, 'person', 'people')} in the room and ${counted(signatures, 'signature', 'signatures')} keep their names: the agreement is theirs.`,
    'Definitions, rules, promises, their earlier edits, what was decided and parked beside that, the population rule and the words given in blind rounds stay as they were written, and may quote a value.',
    'Saved copies, copies that were opened as workshops of their own, PDFs and the client\'s own files lie outside this workshop: delete them where they are.',
    'The old files were overwritten, but an SSD may keep old blocks until they are used again; full-disk encryption protects those.',
  ];
}

/** Different reps over all proposals. */
async function countReps({ database }: WorkshopContext): Promise<number> {
  const names = new Set<string>();
  for (const { id } of await listProposals(database)) {
    const proposal = await readProposal(database, id);
    for (const rep of proposal?.configuration.routing.roster ?? []) names.add(rep.name);
  }
  return names.size;
}
