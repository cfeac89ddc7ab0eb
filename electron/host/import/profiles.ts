import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';

export const saveProfile: Handler<'import.saveProfile'> = async ({ app, newId, now }, { name, mapping }) => {
  const profile = { id: newId(), name, savedAt: now(), mapping: { ...mapping, fileId: '' } }; // a staged file's id means nothing next time
  await app.importProfiles.save(profile);
  return ok(profile);
};

export const listProfiles: Handler<'import.listProfiles'> = async ({ app }) => ok(await app.importProfiles.list());

export const deleteProfile: Handler<'import.deleteProfile'> = async ({ app }, { profileId }) => {
  await app.importProfiles.delete(profileId);
  return ok({});
};
