import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';

/** The truth about a passphrase, in the order in which a person should read it. */
const BEFORE = [
  'Nobody can open the workshop without the passphrase: not Baton, not its makers. A forgotten passphrase means that the workshop, its backups and its sealed copies are lost.',
  'While the workshop is open its database lies on this laptop without protection. It is sealed when the workshop is closed; if Baton ends suddenly, the next start says so and seals it after it was unlocked.',
  'The title, the client\'s name and the date stay readable in the list of workshops.',
  'Saved copies are sealed with the same passphrase unless another is given. PDFs and other exports are not sealed.',
  'Opening takes about half a second and 128 MB of memory for the passphrase (Argon2id), then about a second for each 200 MB (XChaCha20-Poly1305); closing takes twice that, because what was sealed is read back before the open database goes.',
  'The old database is overwritten, but an SSD may keep old blocks: full-disk encryption protects those.',
];
const SET = 'The workshop and its backups are sealed with this passphrase from now on. Copies that were saved before are not.';
const TAKEN = 'The workshop has no passphrase any more. Its database and its backups lie on this laptop without protection.';

const isProtected = ({ library, workshopId }: WorkshopContext): boolean => library.protection(workshopId) !== 'none';

export const getProtection: Handler<'workshop.getProtection'> = (context) => ok({ isProtected: isProtected(context), sentences: BEFORE });

export const setPassphrase: Handler<'workshop.setPassphrase'> = async (context, { passphrase, current, jobId }) => {
  const report = (done: number, total: number, finished = false): void => context.emit({ kind: 'progress', jobId, label: passphrase === null ? 'Opening the backups' : 'Sealing the workshop and its backups', done, total, finished });
  report(0, 1);
  const failure = await context.library.protect(context.workshopId, passphrase, current, report);
  report(1, 1, true);
  if (failure !== null) return { ok: false, error: failure };
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'workshop' });
  context.emit({ kind: 'changed', workshopId: null, area: 'workshops' });
  return ok({ isProtected: isProtected(context), sentences: [passphrase === null ? TAKEN : SET] });
};
