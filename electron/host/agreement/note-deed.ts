import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import { appendDeed } from '../../storage/sealed-files.ts';
import type { WorkshopContext } from '../host-context.ts';

/** What a deed is about, as the trail names it: "version 2, 3f9a 77c1 0be2". */
export const aboutAgreement = (version: number, configHash: string): string => `version ${version}, ${fingerprint(configHash).hex12}`;

/** Adds a deed at the end of this workshop's audit trail. */
export async function noteDeed(context: WorkshopContext, who: string, deed: string, about: string): Promise<void> {
  await appendDeed(context.database, { at: context.now(), who, deed, about }, (text) => context.digest.sha256(text));
}
