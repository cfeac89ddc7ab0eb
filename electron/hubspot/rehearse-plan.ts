import { blockingOperation } from '../../shared/engine/hubspot-plan/blocking-operation.ts';
import { targetsOfOperations } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import type { PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { rollbackDifferences } from '../../shared/engine/hubspot-plan/push-differences.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { applyPlan, type ApplyResult } from './apply-plan.ts';
import { messageOf } from './outcome.ts';
import { reachPortal, refused, type Answer, type Reach } from './reach-portal.ts';
import { readPortal } from './read-portal.ts';
import { dumpState } from './simulator/rehearsal-state.ts';
import { seedState } from './simulator/seed-state.ts';

/** How a rehearsal of a whole push went, forth and back. */
export interface Rehearsed {
  /** What did not go through, with the sentence why. */
  readonly failed: { readonly id: string; readonly message: string }[];
  readonly done: number;
  /** Changes that the way back left in place. */
  readonly left: number;
}

/**
 * The whole push on a portal that stands as the client's did when it was read: everything sent, everything switched on,
 * everything taken back. Nothing of it reaches the client's portal.
 */
export async function rehearsePlan(reach: Reach, snapshot: PortalSnapshot, operations: readonly PushOperation[], options: { readonly signal: AbortSignal; onProgress(done: number, total: number, label: string): void }): Promise<Answer<Rehearsed>> {
  const fresh = operations.map((operation): PushOperation => (operation.kind === 'manual' || operation.status === 'unchanged' ? operation : { ...operation, status: 'planned', message: '' }));
  return reachPortal(reach, { kind: 'rehearsal', state: dumpState(seedState(snapshot, reach.now())) }, async ({ client }) => {
    const run = (sent: readonly PushOperation[], switchOn?: readonly string[]): Promise<ApplyResult> =>
      applyPlan({ client, operations: sent, now: reach.now, ...options, ...(switchOn === undefined ? {} : { switchOn }) });
    const forth = await run(fresh);
    if (forth.kind !== 'applied') return ended(forth);
    const made = forth.operations.filter((operation) => operation.group === 'switchOn' && operation.status === 'planned' && isMade(operation, forth.operations));
    const on = made.length === 0 ? forth : await run(forth.operations, made.map(({ id }) => id));
    if (on.kind !== 'applied') return ended(on);
    const written = on.operations.filter(({ status }) => status === 'done');
    const back = planRollback(written);
    const returned = await run(back);
    if (returned.kind !== 'applied') return ended(returned);
    const reading = await readPortal(client, targetsOfOperations(back), options.signal);
    if (reading.kind === 'failed') return refused('portalUnavailable', messageOf(reading.outcome));
    return {
      ok: true,
      value: {
        failed: on.operations.filter(({ status }) => status === 'failed').map(({ id, message }) => ({ id, message })),
        done: written.length,
        left: rollbackDifferences(back, reading.snapshot).length,
      },
    };
  });
}

const isMade = (operation: PushOperation, operations: readonly PushOperation[]): boolean =>
  blockingOperation(operation, operations) === undefined && operations.some(({ target, group, status }) => target === operation.target && group !== 'switchOn' && (status === 'done' || status === 'unchanged'));

function ended(result: Exclude<ApplyResult, { readonly kind: 'applied' }>): Answer<Rehearsed> {
  return result.kind === 'cancelled' ? refused('cancelled', 'The rehearsal was stopped. Nothing was sent to the portal.') : refused('refused', `The rehearsal stopped: ${result.message}`);
}
