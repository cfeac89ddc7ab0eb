import type { WorkshopContext } from '../host-context.ts';

/** What a key is for. Reading never needs the one that may write. */
export type KeyPurpose = 'read' | 'write';

/** Where a key is: nowhere, in memory, or kept by the operating system. */
export type KeyPlace = 'none' | 'held' | 'kept';

const nameOf = ({ workshopId }: Pick<WorkshopContext, 'workshopId'>, purpose: KeyPurpose): string => `portal-${purpose}-${workshopId}`;

/** Takes a key in: kept by the operating system when that is wanted and possible, else until Baton closes. */
export async function takeKey(context: WorkshopContext, purpose: KeyPurpose, key: string, keep: boolean): Promise<void> {
  await forgetKey(context, purpose);
  const isKept = keep && (await context.secrets.refusal()) === null && (await context.secrets.save(nameOf(context, purpose), key)).ok;
  if (!isKept) context.sessionKeys.set(nameOf(context, purpose), key);
}

/** The key for a purpose. Where none for reading is at hand, one that may write reads too. */
export async function keyFor(context: WorkshopContext, purpose: KeyPurpose): Promise<string | null> {
  const own = context.sessionKeys.get(nameOf(context, purpose)) ?? (await context.secrets.read(nameOf(context, purpose)));
  return own === null && purpose === 'read' ? keyFor(context, 'write') : own;
}

/** Where the key for a purpose is. */
export async function placeOfKey(context: WorkshopContext, purpose: KeyPurpose): Promise<KeyPlace> {
  if (context.sessionKeys.has(nameOf(context, purpose))) return 'held';
  return (await context.secrets.read(nameOf(context, purpose))) === null ? 'none' : 'kept';
}

/** Forgets a key wherever it is. */
export async function forgetKey(context: Pick<WorkshopContext, 'workshopId' | 'secrets' | 'sessionKeys'>, purpose: KeyPurpose): Promise<void> {
  context.sessionKeys.delete(nameOf(context, purpose));
  await context.secrets.forget(nameOf(context, purpose));
}

/** Forgets a write key after its push, unless it was kept on purpose. */
export function endWriting(context: WorkshopContext): void {
  context.sessionKeys.delete(nameOf(context, 'write'));
}
