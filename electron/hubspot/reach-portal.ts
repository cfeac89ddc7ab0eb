import { createPortalClient, type PortalClient } from './portal-client.ts';
import type { RateBudget } from './rate-budget.ts';
import { defaultRehearsalState } from './simulator/default-state.ts';
import type { FaultScript } from './simulator/fault-script.ts';
import { createRateLimits } from './simulator/rate-limits.ts';
import { loadState } from './simulator/rehearsal-state.ts';
import { startRehearsalPortal } from './simulator/start-rehearsal-portal.ts';
import { versionOf } from './version-of.ts';
import { createTransport, type Transport, type TransportSettings } from './transport.ts';

type Refused = { readonly ok: false; readonly error: { readonly code: 'portalUnavailable' | 'stale' | 'cancelled' | 'refused'; readonly message: string } };

/** What an operation of the port ends with; has the shape of the contract's reply. */
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

/** A refusal of the port. */
export const refused = (code: Refused['error']['code'], message: string): Refused => ({ ok: false, error: { code, message } });

/** Which portal: the built-in one with what it remembers (null: a fresh one), or a client's, by its key. */
export type PortalTarget = { readonly kind: 'rehearsal'; readonly state: string | null } | { readonly kind: 'connected'; readonly key: string };

/** A portal within reach; `memory` is what a rehearsal portal remembers now, null for any other. */
export interface Reached {
  readonly client: PortalClient;
  memory(): string | null;
  /** What the portal last said about how much it still takes. */
  budget(): RateBudget;
}

/** How portals are reached. `origin` is where a client's portal answers. */
export interface Reach {
  readonly now: () => number;
  readonly faults: FaultScript;
  readonly origin: string;
  readonly patience?: Partial<TransportSettings>;
  readonly onRequest?: (method: string, path: string) => void;
}

/** The loopback portal answers at once, so a rehearsal need not be as patient as a push over the internet. */
const REHEARSAL_PATIENCE = { timeoutMs: 3_000, attempts: 3, backoffMs: 400 } as const satisfies Partial<TransportSettings>;

/** Under what a professional portal takes; where its headers say less, the transport slows down by itself. */
const PACE = { burst: 8, perSecond: 16 } as const satisfies Partial<TransportSettings>;

/** The way to a client's portal. */
export const transportTo = (reach: Reach, key: string, pace: Partial<TransportSettings> = {}): Transport => createTransport({ ...PACE, ...pace, ...reach.patience, baseUrl: reach.origin, token: key });

/** A rehearsal goes ten times as fast as a professional portal would let it, so that a room need not wait for one. */
const REHEARSAL_LIMIT = 1_900;
const REHEARSAL_PACE = { burst: 150, perSecond: 150 } as const satisfies Partial<TransportSettings>;

/** Do some work on a portal; a rehearsal portal runs only while the work needs it. */
export async function reachPortal<T>(reach: Reach, target: PortalTarget, work: (reached: Reached) => Promise<Answer<T>>): Promise<Answer<T>> {
  if (target.kind === 'connected') {
    const transport = transportTo(reach, target.key);
    return work({ client: createPortalClient(transport, await versionOf(transport)), memory: () => null, budget: () => transport.budget() });
  }
  const state = target.state === null ? defaultRehearsalState() : loadState(target.state);
  if (state === null) return refused('refused', 'The rehearsal portal of this workshop cannot be read. Plan again on a fresh one.');
  const { now, onRequest, faults } = reach;
  const portal = await startRehearsalPortal({ state, now, faults, limits: createRateLimits(REHEARSAL_LIMIT), ...(onRequest === undefined ? {} : { onRequest }) });
  try {
    const transport = createTransport({ ...REHEARSAL_PATIENCE, ...reach.patience, ...REHEARSAL_PACE, baseUrl: portal.url, token: portal.token });
    return await work({ client: createPortalClient(transport), memory: () => portal.dumpState(), budget: () => transport.budget() });
  } finally {
    await portal.close();
  }
}
