import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/engine/agreement/canonical-json.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { canonicalSnapshot, type PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { PushDifference } from '../../shared/engine/hubspot-plan/push-differences.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { applyPlan, type ApplyResult } from './apply-plan.ts';
import type { JournalEntry } from './journal-entry.ts';
import { messageOf, type Failed } from './outcome.ts';
import { createPortalClient, type PortalClient } from './portal-client.ts';
import { readPortal } from './read-portal.ts';
import { defaultRehearsalState } from './simulator/default-state.ts';
import { createFaultScript, type Fault } from './simulator/fault-script.ts';
import { loadState } from './simulator/rehearsal-state.ts';
import { startRehearsalPortal, type RehearsalPortal } from './simulator/start-rehearsal-portal.ts';
import { createTransport, type TransportSettings } from './transport.ts';
import { verifyPush } from './verify-push.ts';

type Refused = { readonly ok: false; readonly error: { readonly code: 'portalUnavailable' | 'stale' | 'cancelled' | 'refused'; readonly message: string } };
type Answer<T> = { readonly ok: true; readonly value: T } | Refused;
type Identity = { readonly configHash: string; readonly fingerprint: string; readonly words: string };

/** What the rehearsals share; the portal runs only while a call needs it, its memory is text that the caller keeps. */
export interface RehearsalPort {
  setFaults(faults: readonly Fault[]): void;
  plan(portalState: string | null, configuration: Configuration, agreement: Identity): Promise<Answer<Planned>>;
  apply(portalState: string | null, operations: readonly PushOperation[], options: ApplyOptions): Promise<Answer<{ operations: PushOperation[]; portalState: string }>>;
  verify(portalState: string | null, configuration: Configuration, agreement: Identity): Promise<Answer<{ differences: PushDifference[]; portalState: string }>>;
}

type Planned = {
  operations: PushOperation[];
  snapshotHash: string;
  portal: { id: string; name: string; accountType: string; isRehearsal: boolean };
  portalState: string;
};

type ApplyOptions = {
  readonly snapshotHash: string;
  readonly signal: AbortSignal;
  onOperation(operation: PushOperation, portalState: string): void;
  onProgress(done: number, total: number, label: string): void;
};

/** The loopback portal answers at once, so a rehearsal need not be as patient as a push over the internet. */
const PATIENCE = { timeoutMs: 3_000, attempts: 3, backoffMs: 400, burst: 100, perSecond: 8 } as const satisfies Partial<TransportSettings>;

/** The rehearsal portal together with the client that speaks to it. */
export function createRehearsalPort(settings: {
  readonly now: () => number;
  readonly patience?: Partial<TransportSettings>;
  readonly journal?: (entry: JournalEntry) => void;
  readonly onRequest?: (method: string, path: string) => void;
}): RehearsalPort {
  // One script for all calls: faults set before a plan still wait when the plan is applied.
  const faults = createFaultScript();
  const rehearse = async <T>(portalState: string | null, work: (client: PortalClient, portal: RehearsalPortal) => Promise<Answer<T>>): Promise<Answer<T>> => {
    const state = portalState === null ? defaultRehearsalState() : loadState(portalState);
    if (state === null) return refused('refused', 'The rehearsal portal of this workshop cannot be read. Plan again on a fresh one.');
    const { now, onRequest } = settings;
    const portal = await startRehearsalPortal({ state, now, faults, ...(onRequest === undefined ? {} : { onRequest }) });
    try {
      return await work(createPortalClient(createTransport({ ...PATIENCE, ...settings.patience, baseUrl: portal.url, token: portal.token })), portal);
    } finally {
      await portal.close();
    }
  };
  return {
    setFaults: (next) => faults.set(next),
    // A rehearsal that cannot be read any more begins anew with its next plan.
    plan: (portalState, configuration, agreement) => rehearse(portalState !== null && loadState(portalState) === null ? null : portalState, (client, portal) => plan(client, portal, configuration, agreement)),
    apply: (portalState, operations, options) =>
      rehearse(portalState, async (client, portal) => {
        const { now, journal } = settings;
        const result = await applyPlan({
          client, operations, now,
          ...(journal === undefined ? {} : { journal }),
          signal: options.signal,
          isAsPlanned: (snapshot) => hashOf(snapshot) === options.snapshotHash,
          onOperation: (operation) => options.onOperation(operation, portal.dumpState()),
          onProgress: (done, total, label) => options.onProgress(done, total, label),
        });
        return answerOf(result, portal);
      }),
    verify: (portalState, configuration, agreement) =>
      rehearse(portalState, async (client, portal) => {
        const compared = await verifyPush(client, configuration, agreement);
        if (compared.kind === 'failed') return unavailable(compared.outcome);
        return { ok: true, value: { differences: compared.differences, portalState: portal.dumpState() } };
      }),
  };
}

async function plan(client: PortalClient, portal: RehearsalPortal, configuration: Configuration, agreement: Identity): Promise<Answer<Planned>> {
  const reading = await readPortal(client, targetsOfConfiguration(configuration));
  if (reading.kind === 'failed') return unavailable(reading.outcome);
  const { id, name, accountType } = reading.snapshot.account;
  return {
    ok: true,
    value: {
      operations: planPush(configuration, reading.snapshot, agreement),
      snapshotHash: hashOf(reading.snapshot),
      portal: { id, name, accountType, isRehearsal: true },
      portalState: portal.dumpState(),
    },
  };
}

function answerOf(result: ApplyResult, portal: RehearsalPortal): Answer<{ operations: PushOperation[]; portalState: string }> {
  switch (result.kind) {
    case 'applied':
      return { ok: true, value: { operations: result.operations, portalState: portal.dumpState() } };
    case 'stopped':
      return refused('portalUnavailable', result.message);
    case 'stale':
      return refused('stale', result.message);
    case 'cancelled':
      return refused('cancelled', 'Cancelled. What was sent stays in the portal; apply again to go on from there.');
  }
}

const refused = (code: Refused['error']['code'], message: string): Refused => ({ ok: false, error: { code, message } });

const unavailable = (outcome: Failed): Refused => refused(outcome.kind === 'cancelled' ? 'cancelled' : 'portalUnavailable', `${messageOf(outcome)} Nothing was changed.`);

/** SHA-256 of the snapshot's canonical text. */
const hashOf = (snapshot: PortalSnapshot): string => createHash('sha256').update(canonicalJson(canonicalSnapshot(snapshot))).digest('hex');
