import type { PortalPort } from '../host/ports.ts';

type Options = Parameters<typeof import('../hubspot/portal-port.ts').createPortalPort>[0];

/** The portal port, whose client and rehearsal portal are large and only loaded when somebody first asks for a portal. */
export function createLazyPortal(options: Options): PortalPort {
  let made: Promise<PortalPort> | null = null;
  const portal = (): Promise<PortalPort> => (made ??= import('../hubspot/portal-port.ts').then(({ createPortalPort }) => createPortalPort(options)));
  return {
    setFaults: (faults) => void portal().then((port) => port.setFaults(faults)), // before whatever is asked next, which waits for the same
    probe: async (...asked) => (await portal()).probe(...asked),
    readHistory: async (...asked) => (await portal()).readHistory(...asked),
    readInventory: async (...asked) => (await portal()).readInventory(...asked),
    plan: async (...asked) => (await portal()).plan(...asked),
    rehearse: async (...asked) => (await portal()).rehearse(...asked),
    planRollback: async (...asked) => (await portal()).planRollback(...asked),
    apply: async (...asked) => (await portal()).apply(...asked),
    verify: async (...asked) => (await portal()).verify(...asked),
    verifyRollback: async (...asked) => (await portal()).verifyRollback(...asked),
  };
}
