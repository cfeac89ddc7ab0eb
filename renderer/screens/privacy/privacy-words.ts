import type { OutputOf } from '../../../shared/contract/contract.ts';
import { dayText } from '../../components/figure-text.ts';
import { dayEnd } from '../zone-fields.ts';

type Listed = OutputOf<'workshop.listWorkshops'>[number];
type Protected = Pick<Listed, 'protection' | 'deleteBy' | 'isPastDeleteBy'>;

const SHORTEST = 10;

/** Why a new passphrase cannot be taken yet; null when it can. Both empty is no problem of its own. */
export function passphraseProblem(first: string, again: string): string | null {
  if (first === '' && again === '') return null;
  if (first.length < SHORTEST) return `A passphrase needs at least ${SHORTEST} characters; several words are easy to keep.`;
  return first === again ? null : 'The two are not the same.';
}

/** The end of a day as the instant by which a workshop should be gone; null while the day is still being typed. */
export function deleteByInstant(day: string, zone: string): number | null {
  return /^2\d{3}-/.test(day) ? dayEnd(day, zone) : null;
}

const PROTECTION: Readonly<Record<Listed['protection'], string>> = {
  none: '', locked: 'has a passphrase', leftOpen: 'left open without protection', unlocked: 'has a passphrase, open now',
};

/** What the list of workshops says of a workshop's privacy; '' when there is nothing to say. */
export function privacyNote({ protection, deleteBy, isPastDeleteBy }: Protected, zone: string): string {
  const date = deleteBy === null ? '' : isPastDeleteBy ? `was to be deleted by ${dayText(deleteBy, zone)}` : `delete by ${dayText(deleteBy, zone)}`;
  return [PROTECTION[protection], date].filter((words) => words !== '').join(', ');
}

/** The reminder over the list; null while no workshop is past its date. */
export function pastDateSentence(workshops: readonly (Pick<Listed, 'clientName'> & Protected)[]): string | null {
  const past = workshops.filter((one) => one.isPastDeleteBy);
  if (past.length === 0) return null;
  const names = past.map((one) => one.clientName);
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${past.length === 1 ? 'The workshop' : 'The workshops'} of ${list} ${past.length === 1 ? 'is' : 'are'} past the day by which ${past.length === 1 ? 'it' : 'they'} should be deleted.`;
}

/** Why a backup was made. */
export const BACKUP_WORDS: Readonly<Record<OutputOf<'workshop.listBackups'>['backups'][number]['reason'], string>> = {
  migration: 'Before a newer Baton changed the file', timed: 'While the work went on', signature: 'At a signature', restore: 'Before another backup was put back',
};
