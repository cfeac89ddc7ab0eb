import { ok } from '../../shared/contract/reply.ts';
import type { SecretPort } from '../host/ports.ts';

const NO_KEY_STORE = 'This way of running Baton has no key store of the operating system, so keys are held in memory until Baton closes and are not kept.';

/** Secrets for shells without a key store: in memory, gone with the process. */
export function createSessionSecrets(): SecretPort {
  return overKeyStore({ refusal: async () => NO_KEY_STORE, save: async () => ok(null), read: async () => null, forget: async () => undefined });
}

/** The key store, and memory for the session where it does not keep a secret. */
export function overKeyStore(store: SecretPort): SecretPort {
  const held = new Map<string, string>();
  return {
    refusal: () => store.refusal(),
    async save(name, secret) {
      held.set(name, secret);
      const isSafe = (await store.refusal()) === null;
      return isSafe ? store.save(name, secret) : ok(null);
    },
    read: async (name) => held.get(name) ?? (await store.read(name)),
    async forget(name) {
      held.delete(name);
      await store.forget(name);
    },
  };
}
