import type { JournalEntry } from '../../../shared/engine/hubspot-plan/journal-entry.ts';
import { undoKindOf } from '../../../shared/engine/hubspot-plan/operation-kinds.ts';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { markUndone, removeChange, writeChange, writeJournal, writeOperation, writePortalState } from '../../storage/pushes.ts';
import type { WorkshopContext } from '../host-context.ts';

/** Writes down what a push does while it does it; every line is on the disk before the next request leaves. */
export interface PushRecord {
  onOperation(operation: PushOperation, portalState: string | null): void;
  onJournal(entry: JournalEntry): void;
}

/** The record of one plan. What was sent and not refused can be taken back later; a way back that is done closes it. */
export function recordPush({ database, now }: WorkshopContext, plan: PushPlan): PushRecord {
  const numbers = new Map(plan.operations.map((operation, number) => [operation.id, number]));
  const image = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value));
  return {
    onOperation(operation, portalState) {
      writeOperation(database, plan.id, numbers.get(operation.id) ?? -1, JSON.stringify(operation));
      if (portalState !== null) writePortalState(database, portalState);
      if (plan.direction === 'push') keepChange(operation);
      else if (operation.status === 'done') markUndone(database, plan.portal.id, operation.id.replace(/^undo:/, ''), now());
    },
    onJournal: ({ operationId, at, phase, status, correlationId, message, before, after }) =>
      writeJournal(database, {
        plan_id: plan.id, portal_id: plan.portal.id, operation_id: operationId, at, phase, status, correlation_id: correlationId, message, before: image(before), after: image(after),
      }),
  };

  function keepChange(operation: PushOperation): void {
    if (undoKindOf(operation) === null) return; // nothing to take back later
    if (operation.status === 'sent') writeChange(database, { planId: plan.id, portalId: plan.portal.id, operationId: operation.id, operation: JSON.stringify(operation), at: now() });
    else if (operation.status === 'planned' || operation.status === 'failed') removeChange(database, plan.id, operation.id);
  }
}
