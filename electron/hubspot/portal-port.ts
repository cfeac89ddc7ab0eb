import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/engine/agreement/canonical-json.ts';
import { checkOperation } from '../../shared/engine/hubspot-plan/check-operation.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import type { PushChoices } from '../../shared/engine/hubspot-plan/push-choices.ts';
import { targetsOfConfiguration, targetsOfOperations, type PortalTargets } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { canonicalSnapshot, type PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { rollbackDifferences, type PushDifference } from '../../shared/engine/hubspot-plan/push-differences.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { snapshotChanges } from '../../shared/engine/hubspot-plan/snapshot-changes.ts';
import { planRollback, switchedOffInstead } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { applyPlan, type ApplyResult } from './apply-plan.ts';
import type { JournalEntry } from '../../shared/engine/hubspot-plan/journal-entry.ts';
import { messageOf, type Failed } from './outcome.ts';
import { probePortal, type Probe } from './probe-portal.ts';
import { budgetInWords, type RateBudget } from './rate-budget.ts';
import { reachPortal, refused, transportTo, type Answer, type PortalTarget, type Reach, type Reached } from './reach-portal.ts';
import type { Coverage } from './read/coverage.ts';
import { readHistory, type ReadingRequest } from './read/read-history.ts';
import { readInventory, type Inventory } from './read/read-inventory.ts';
import { readPortal } from './read-portal.ts';
import { rehearsePlan, type Rehearsed } from './rehearse-plan.ts';
import { createFaultScript, type Fault } from './simulator/fault-script.ts';
import { defaultRehearsalState, rehearsedOwners } from './simulator/default-state.ts';
import { dumpState, loadState } from './simulator/rehearsal-state.ts';
import { verifyPush } from './verify-push.ts';

type Identity = { readonly configHash: string; readonly fingerprint: string; readonly words: string };

/** What was planned, the portal that it is for, and what a rehearsal portal remembers after it. */
export interface Planned {
  readonly operations: PushOperation[];
  readonly snapshotHash: string;
  readonly portal: { id: string; name: string; accountType: string; isRehearsal: boolean };
  readonly portalState: string | null;
  readonly snapshot: PortalSnapshot;
}

/** What became of a plan, what a rehearsal portal remembers after it, and how many requests the portal still takes. */
interface Applied {
  readonly operations: PushOperation[];
  readonly portalState: string | null;
  readonly budget: RateBudget;
}

/** Applying, step by step; every call returns before the next request is sent. */
export interface ApplyOptions {
  readonly snapshotHash: string;
  /** What the plan was made from, to say what changed since; null where it was not kept. */
  readonly plannedOn?: PortalSnapshot | null;
  /** The portal that the plan is for; any other is refused before the first write. */
  readonly portalId: string;
  readonly signal: AbortSignal;
  /** Only these are sent, each of which switches something on; without it everything else is. */
  readonly switchOn?: readonly string[];
  onOperation(operation: PushOperation, portalState: string | null): void;
  onJournal?(entry: JournalEntry): void;
  onProgress(done: number, total: number, label: string): void;
}

/** Everything that the host asks of a portal, the built-in or a client's; memory of the built-in one is text that the caller keeps. */
export interface PortalPort {
  setFaults(faults: readonly Fault[]): void;
  probe(key: string): Promise<Answer<Probe>>;
  /** The leads of a portal with their history, into files; goes on where an earlier reading stopped. */
  readHistory(key: string, request: Omit<ReadingRequest, 'transport' | 'now'>): Promise<Answer<{ coverage: Coverage }>>;
  /** What stands in a portal beside its leads; changes nothing. */
  readInventory(key: string, options: Pick<ApplyOptions, 'signal' | 'onProgress'>): Promise<Answer<Inventory>>;
  /** `earlierLists` are those that pushes made in any portal; deleted ones of this one come back under their number. */
  plan(target: PortalTarget, configuration: Configuration, agreement: Identity, choices: PushChoices, earlierLists?: readonly { portalId: string; name: string; listId: string }[]): Promise<Answer<Planned>>;
  /** The whole push on a copy of the portal as it was read: sent, switched on, taken back. */
  rehearse(snapshot: PortalSnapshot, operations: readonly PushOperation[], options: Pick<ApplyOptions, 'signal' | 'onProgress'>): Promise<Answer<Rehearsed>>;
  /** The way back of what was written; what is no longer as it was written is refused in its operation. */
  planRollback(target: PortalTarget, changes: readonly PushOperation[]): Promise<Answer<Planned>>;
  apply(target: PortalTarget, operations: readonly PushOperation[], options: ApplyOptions): Promise<Answer<Applied>>;
  verify(target: PortalTarget, configuration: Configuration, agreement: Identity, choices: PushChoices): Promise<Answer<{ differences: PushDifference[] }>>;
  verifyRollback(target: PortalTarget, operations: readonly PushOperation[]): Promise<Answer<{ differences: PushDifference[] }>>;
}

/** Reading takes what the portal's limits leave; its own headers slow it down where they are lower. */
const READING_PACE = { perSecond: 18, searchPerSecond: 4.75 } as const;

/** Where HubSpot answers. */
const HUBSPOT_ORIGIN = 'https://api.hubapi.com';

/** The portals within reach of this app. `origin` is another address of a client's portal, on this machine, for tests. */
export function createPortalPort(settings: Omit<Reach, 'faults' | 'origin'> & { readonly origin?: string }): PortalPort {
  // One script for all calls: faults set before a plan still wait when the plan is applied.
  const reach: Reach = { origin: HUBSPOT_ORIGIN, ...settings, faults: createFaultScript() };
  return {
    setFaults: (next) => reach.faults.set(next),
    probe: (key) => probePortal(transportTo(reach, key)),
    readHistory: (key, request) => readHistory({ ...request, now: settings.now, transport: transportTo(reach, key, READING_PACE) }),
    readInventory: (key, options) => readInventory(transportTo(reach, key, READING_PACE), options),
    rehearse: (snapshot, operations, options) => rehearsePlan(reach, snapshot, operations, options),
    plan: (target, configuration, agreement, choices, earlierLists = []) =>
      reachPortal(reach, renewed(target, configuration), (reached) =>
        planOn(reached, target, targetsOfConfiguration(configuration, choices), (snapshot) => planPush(configuration, { ...snapshot, earlierLists: earlierLists.filter(({ portalId }) => portalId === snapshot.account.id) }, agreement, choices))),
    planRollback: (target, changes) =>
      reachPortal(reach, target, (reached) => {
        const operations = planRollback(changes);
        return planOn(reached, target, targetsOfOperations(operations), (snapshot) => operations.map((operation) => asItStands(operation, snapshot)));
      }),
    apply: (target, operations, { snapshotHash, plannedOn = null, portalId, switchOn, onOperation, onJournal, onProgress, signal }) =>
      reachPortal(reach, target, async ({ client, memory, budget }) => {
        const result = await applyPlan({
          client, operations, signal, portalId,
          now: settings.now,
          onProgress: (done, total, label) => onProgress(done, total, [label, budgetInWords(budget())].filter((words) => words !== '').join(' · ')),
          ...(onJournal === undefined ? {} : { journal: onJournal }),
          ...(switchOn === undefined ? {} : { switchOn }),
          changedSince: (snapshot) => (hashOf(snapshot) === snapshotHash ? null : plannedOn === null ? [] : snapshotChanges(plannedOn, snapshot)),
          onOperation: (operation) => onOperation(operation, memory()),
        });
        return answerOf(result, memory(), budget());
      }),
    verify: (target, configuration, agreement, choices) =>
      reachPortal(reach, target, async ({ client }) => {
        const compared = await verifyPush(client, configuration, agreement, choices);
        return compared.kind === 'failed' ? unavailable(compared.outcome) : { ok: true, value: { differences: compared.differences } };
      }),
    verifyRollback: (target, operations) =>
      reachPortal(reach, target, async ({ client }) => {
        const reading = await readPortal(client, targetsOfOperations(operations));
        return reading.kind === 'failed' ? unavailable(reading.outcome) : { ok: true, value: { differences: rollbackDifferences(operations, reading.snapshot) } };
      }),
  };
}

/** A rehearsal begins anew where there was none, or none that can be read: with the agreed people as its users. */
function renewed(target: PortalTarget, configuration: Configuration): PortalTarget {
  if (target.kind !== 'rehearsal' || (target.state !== null && loadState(target.state) !== null)) return target;
  return { kind: 'rehearsal', state: dumpState({ ...defaultRehearsalState(), owners: rehearsedOwners(configuration) }) };
}

async function planOn({ client, memory }: Reached, target: PortalTarget, targets: PortalTargets, plan: (snapshot: PortalSnapshot) => PushOperation[]): Promise<Answer<Planned>> {
  const reading = await readPortal(client, targets);
  if (reading.kind === 'failed') return unavailable(reading.outcome);
  const { snapshot } = reading;
  const { id, name, accountType } = snapshot.account;
  return {
    ok: true,
    value: {
      operations: plan(snapshot),
      snapshotHash: hashOf(snapshot),
      portal: { id, name, accountType, isRehearsal: target.kind === 'rehearsal' },
      portalState: memory(),
      snapshot,
    },
  };
}

/** A way back as the portal stands: already so, or refused because somebody changed it since. */
function asItStands(operation: PushOperation, snapshot: PortalSnapshot): PushOperation {
  const check = checkOperation(operation, snapshot);
  if (check.kind === 'already') return { ...operation, status: 'unchanged', change: 'Already taken back' };
  if (check.kind === 'ready') return operation;
  return switchedOffInstead(operation, snapshot) ?? { ...operation, status: 'failed', message: check.message };
}

function answerOf(result: ApplyResult, portalState: string | null, budget: RateBudget): Answer<Applied> {
  switch (result.kind) {
    case 'applied':
      return { ok: true, value: { operations: result.operations, portalState, budget } };
    case 'stopped':
      return refused('portalUnavailable', result.message);
    case 'stale':
      return refused('stale', result.message);
    case 'cancelled':
      return refused('cancelled', 'Cancelled. What was sent stays in the portal; apply again to go on from there.');
  }
}

const unavailable = (outcome: Failed) => refused(outcome.kind === 'cancelled' ? 'cancelled' : 'portalUnavailable', `${messageOf(outcome)} Nothing was changed.`);

/** SHA-256 of the snapshot's canonical text. */
const hashOf = (snapshot: PortalSnapshot): string => createHash('sha256').update(canonicalJson(canonicalSnapshot(snapshot))).digest('hex');
