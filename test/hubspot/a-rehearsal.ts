import { onTestFinished } from 'vitest';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { applyPlan, type ApplyRequest, type ApplyResult } from '../../electron/hubspot/apply-plan.ts';
import type { JournalEntry } from '../../shared/engine/hubspot-plan/journal-entry.ts';
import type { ApiVersion } from '../../electron/hubspot/paths.ts';
import { createPortalClient, type PortalClient } from '../../electron/hubspot/portal-client.ts';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import { defaultRehearsalState, rehearsedOwners } from '../../electron/hubspot/simulator/default-state.ts';
import type { RateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { noRecords, type RehearsalRecords } from '../../electron/hubspot/simulator/records.ts';
import type { RehearsalState } from '../../electron/hubspot/simulator/rehearsal-state.ts';
import { startRehearsalPortal, type RehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { createTransport, type Exchange } from '../../electron/hubspot/transport.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';

export const identity = { configHash: 'hash', fingerprint: 'abcdef012345', words: 'amber birch cedar delta' };

/** The configuration of these tests with a score that asks a property which the portal has, so that it can be drafted. */
export function aScoredConfiguration(points = 2500): Configuration {
  const own = aConfiguration();
  const [fit, ...rest] = own.score.groups;
  if (fit === undefined) throw new Error('no group');
  const rules = [{ kind: 'table', id: 'r1', name: 'Job', field: 'jobtitle', rows: [{ values: ['CEO', 'CFO'], points }, { values: ['Buyer'], points: 550 }] }] as const;
  return aConfiguration({ score: { ...own.score, groups: [{ ...fit, rules }, ...rest] } });
}

/** A running portal with a client that is in a hurry, and everything that went between them. */
export interface Rehearsal {
  readonly state: RehearsalState;
  readonly portal: RehearsalPortal;
  readonly client: PortalClient;
  /** Requests that reached the portal: "POST /crm/…". */
  readonly requests: string[];
  readonly exchanges: Exchange[];
  readonly journal: JournalEntry[];
  plan(configuration?: Configuration): Promise<PushOperation[]>;
  apply(operations: readonly PushOperation[], own?: Partial<ApplyRequest>): Promise<ApplyResult>;
  /** Requests since the last call that changed something. */
  writes(): string[];
}

/** How many changes the configuration of these tests needs in the portal of these tests. */
export const CHANGES = 27;

/** The built-in portal with the agreed people in it. */
export const aPortalState = (): RehearsalState => ({ ...defaultRehearsalState(), owners: rehearsedOwners(aConfiguration()) });

export async function aRehearsal({ state = aPortalState(), version = 'dated', records = noRecords(), carry, limits }: {
  state?: RehearsalState; version?: ApiVersion; records?: RehearsalRecords; carry?: typeof fetch; limits?: RateLimits;
} = {}): Promise<Rehearsal> {
  const requests: string[] = [];
  const exchanges: Exchange[] = [];
  const journal: JournalEntry[] = [];
  let seen = 0;
  const portal = await startRehearsalPortal({ state, records, now: () => 1_795_000_000_000, ...(limits === undefined ? {} : { limits }), onRequest: (method, path) => void requests.push(`${method} ${path}`) });
  onTestFinished(() => portal.close());
  const transport = createTransport({ baseUrl: portal.url, token: portal.token, timeoutMs: 500, attempts: 3, backoffMs: 5, burst: 500, onExchange: (exchange) => void exchanges.push(exchange), ...(carry === undefined ? {} : { carry }) });
  const client = createPortalClient(transport, version);
  return {
    state, portal, client, requests, exchanges, journal,
    async plan(configuration = aConfiguration()) {
      const reading = await readPortal(client, targetsOfConfiguration(configuration));
      if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
      return planPush(configuration, reading.snapshot, identity);
    },
    apply: (operations, own = {}) => applyPlan({ client, operations, now: () => 0, journal: (entry) => void journal.push(entry), ...own }),
    writes() {
      const fresh = requests.slice(seen);
      seen = requests.length;
      return fresh.filter((request) => !request.startsWith('GET ') && !request.endsWith('/search'));
    },
  };
}

/** States of what is not done by hand. */
export const statesOf = (operations: readonly PushOperation[]): string[] => [...new Set(operations.filter(({ kind, group }) => kind !== 'manual' && group !== 'switchOn').map(({ status }) => status))].sort();
