import { randomBytes } from 'node:crypto';
import { readPseudonymKey, readWorkshop, writePseudonymKey } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';

/** The key of a client's pseudonyms; `kept` says in a sentence where it is. */
export interface ClientKey {
  readonly key: string;
  readonly kept: string;
}

const SAFE = 'The key lies in the key store of the operating system, outside the workshop: a copy of the workshop does not hold it.';

/** The client's key, made at its first use. The workshop keeps only the key's name, taken from the client's. */
export async function clientKey(context: WorkshopContext): Promise<ClientKey> {
  const name = (await readPseudonymKey(context.database)) ?? (await nameKey(context));
  const known = await context.secrets.read(name);
  const key = known ?? randomBytes(32).toString('hex');
  const saved = known === null ? await context.secrets.save(name, key) : null;
  const refusal = saved?.ok === false ? saved.error.message : await context.secrets.refusal();
  return { key, kept: refusal === null ? SAFE : `${refusal} The next import after that makes other pseudonyms.` };
}

async function nameKey(context: WorkshopContext): Promise<string> {
  const { workshop } = await readWorkshop(context.database);
  const client = workshop.clientName.normalize('NFKC').trim().toLowerCase();
  const name = `client-${context.digest.sha256(client).slice(0, 24)}`;
  await writePseudonymKey(context.database, name);
  return name;
}

/** Destroys the key, so that nobody can tie the pseudonyms to people again; false when there was none. */
export async function forgetClientKey(context: WorkshopContext): Promise<boolean> {
  const name = await readPseudonymKey(context.database);
  if (name === null) return false;
  await context.secrets.forget(name);
  await writePseudonymKey(context.database, null);
  return true;
}
