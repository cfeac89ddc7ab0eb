import { blockingOperation } from '../../shared/engine/hubspot-plan/blocking-operation.ts';
import { checkOperation } from '../../shared/engine/hubspot-plan/check-operation.ts';
import { objectOf } from '../../shared/engine/hubspot-plan/operation-kinds.ts';
import { targetsOfOperations } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import type { PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { applyOperation, type ApplyStep } from './apply-operation.ts';
import type { JournalEntry } from '../../shared/engine/hubspot-plan/journal-entry.ts';
import { withStageNumbers } from '../../shared/engine/hubspot-plan/workflows/new-stages.ts';
import { messageOf, type Failed } from './outcome.ts';
import type { PortalClient } from './portal-client.ts';
import { readPortal } from './read-portal.ts';

/** What to apply and whom to tell. `onOperation` is called before and after each request, so that a crash loses nothing. */
export interface ApplyRequest {
  readonly client: PortalClient;
  readonly operations: readonly PushOperation[];
  readonly now: () => number;
  /** The portal that the plan is for; with the key of any other nothing is sent. */
  readonly portalId?: string;
  /** What is switched on, each confirmed for itself: then only these operations are sent. Without it none of them is. */
  readonly switchOn?: readonly string[];
  /** What changed between the snapshot that the plan was made from and the one just read, in words; null when nothing did. Asked only before the first write. */
  readonly changedSince?: (snapshot: PortalSnapshot) => readonly string[] | null;
  readonly journal?: (entry: JournalEntry) => void;
  readonly onOperation?: (operation: PushOperation) => void;
  readonly onProgress?: (done: number, total: number, label: string) => void;
  readonly signal?: AbortSignal;
}

/** How a run ended; every kind carries all operations with their states. */
export type ApplyResult =
  | { readonly kind: 'applied'; readonly operations: PushOperation[] }
  /** The portal could not be asked any further; applying again goes on from here. */
  | { readonly kind: 'stopped'; readonly operations: PushOperation[]; readonly message: string }
  /** Nothing was sent: the portal changed since the plan. */
  | { readonly kind: 'stale'; readonly operations: PushOperation[]; readonly message: string }
  | { readonly kind: 'cancelled'; readonly operations: PushOperation[] };

/**
 * Apply a plan, or what is left of it: the portal is read first, whatever it already holds is done, the rest is sent
 * one by one. Safe to call again after any interruption, since each operation is recognised by its natural key.
 */
export async function applyPlan(request: ApplyRequest): Promise<ApplyResult> {
  const operations = request.operations.map((operation) => ({ ...operation }));
  const reading = await readPortal(request.client, targetsOfOperations(operations), request.signal);
  if (reading.kind === 'failed') return endedEarly(operations, reading.outcome, request.signal);
  const { account } = reading.snapshot;
  if (request.portalId !== undefined && account.id !== request.portalId) {
    return { kind: 'stale', operations, message: `This key opens ${account.name}, portal ${account.id}; the plan is for portal ${request.portalId}. Nothing was sent. Connect with a key of that portal, or plan again for this one.` };
  }
  const stale = staleMessage(request, operations, reading.snapshot);
  if (stale !== null) return { kind: 'stale', operations, message: stale };
  return sendAll(request, operations, reading.snapshot);
}

async function sendAll(request: ApplyRequest, operations: PushOperation[], first: PortalSnapshot): Promise<ApplyResult> {
  let snapshot = first;
  const change = (index: number, operation: PushOperation): void => {
    operations[index] = operation;
    request.onOperation?.(operation);
  };
  const isMeant = (operation: PushOperation): boolean => isChange(operation) && operation.status !== 'ticked' && (request.switchOn === undefined ? operation.group !== 'switchOn' : request.switchOn.includes(operation.id));
  const total = operations.filter(isMeant).length;
  let done = 0;
  const written = new Set<string>();
  for (const [index, operation] of operations.entries()) {
    if (!isMeant(operation)) continue;
    if (request.signal?.aborted === true) return { kind: 'cancelled', operations };
    request.onProgress?.(done, total, operation.title);
    const key = `${objectOf(operation)} ${operation.target}`;
    if (written.has(key) || 'missing' in withStageNumbers(operation, snapshot)) {
      // Changed twice in one run (switched off, then deleted): the second change is checked against what the first left. A
      // stage that this run made has a number by now.
      const reading = await readPortal(request.client, targetsOfOperations(operations), request.signal);
      if (reading.kind === 'failed') return endedEarly(operations, reading.outcome, request.signal);
      snapshot = reading.snapshot;
    }
    written.add(key);
    const step = await applyStep({ ...request, snapshot, change: (next) => change(index, next) }, operation, operations);
    snapshot = step.snapshot;
    if (step.ended !== null) return endedEarly(operations, step.ended, request.signal);
    done += 1;
    request.onProgress?.(done, total, operation.title);
  }
  return { kind: 'applied', operations };
}

const isChange = ({ kind }: PushOperation): boolean => kind !== 'manual';

async function applyStep(run: ApplyStep, operation: PushOperation, operations: readonly PushOperation[]): ReturnType<typeof applyOperation> {
  const numbered = withStageNumbers(operation, run.snapshot);
  if ('missing' in numbered) {
    run.change({ ...operation, status: 'failed', message: `Not sent, because it needs the life cycle stage "${numbered.missing}", which is not in the portal. Add it in HubSpot under this name, then apply again.` });
    return { snapshot: run.snapshot, ended: null };
  }
  const blocker = blockingOperation(operation, operations);
  if (blocker !== undefined && checkOperation(operation, run.snapshot).kind !== 'already') {
    run.change({ ...operation, status: 'failed', message: `Not sent, because it needs "${blocker.target}", which failed: ${blocker.message}` });
    return { snapshot: run.snapshot, ended: null };
  }
  return applyOperation(run, numbered.operation);
}

function endedEarly(operations: PushOperation[], outcome: Failed, signal: AbortSignal | undefined): ApplyResult {
  if (outcome.kind === 'cancelled' || signal?.aborted === true) return { kind: 'cancelled', operations };
  const changes = operations.filter((operation) => isChange(operation) && operation.group !== 'switchOn');
  const done = changes.filter((operation) => operation.status === 'done' || operation.status === 'unchanged').length;
  return { kind: 'stopped', operations, message: `${messageOf(outcome)} ${done} of ${changes.length} changes are in the portal. Apply again to go on from there.` };
}

/** Before the first write the portal must be as planned; later each operation is checked for itself. */
function staleMessage(request: ApplyRequest, operations: readonly PushOperation[], snapshot: PortalSnapshot): string | null {
  const isFirstTry = operations.every(({ status }) => status !== 'sent' && status !== 'done' && status !== 'unknown');
  const drifted = operations.flatMap((operation) => {
    if (!isChange(operation) || operation.group === 'switchOn' || operation.status === 'failed') return [];
    const check = checkOperation(operation, snapshot);
    return check.kind === 'drifted' ? [check.message] : [];
  });
  if (!isFirstTry) return null;
  const changes = request.changedSince?.(snapshot) ?? null;
  if (changes !== null && (drifted.length > 0 || operations.some(({ status }) => status === 'planned'))) {
    return `The portal changed after this plan was made${changes.length === 0 ? '' : `: ${inShort(changes)}`}. Nothing was sent; make a new plan to see what differs.`;
  }
  return drifted[0] ?? null;
}

/** The first few of many, and how many more there are. */
const inShort = (changes: readonly string[], most = 5): string => `${changes.slice(0, most).join(', ')}${changes.length > most ? ` and ${changes.length - most} more` : ''}`;
