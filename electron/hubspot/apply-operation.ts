import { checkOperation, currentFields, holds } from '../../shared/engine/hubspot-plan/check-operation.ts';
import { verbOf } from '../../shared/engine/hubspot-plan/operation-kinds.ts';
import { targetsOfOperations } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import type { PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { JsonValue, PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { findHeldOption } from './held-options.ts';
import type { JournalEntry } from '../../shared/engine/hubspot-plan/journal-entry.ts';
import { messageOf, type Failed, type Outcome } from './outcome.ts';
import type { PortalClient } from './portal-client.ts';
import { readPortal } from './read-portal.ts';
import { sendOperation, type AfterImage } from './send-operation.ts';

/** Everything that applying one operation needs; `change` records each of its states. */
export interface ApplyStep {
  readonly client: PortalClient;
  readonly operations: readonly PushOperation[];
  readonly snapshot: PortalSnapshot;
  readonly now: () => number;
  readonly change: (operation: PushOperation) => void;
  readonly journal?: (entry: JournalEntry) => void;
  readonly signal?: AbortSignal;
}

/** The newest picture of the portal, and the outcome that ends the run, if one does. */
export interface StepResult {
  readonly snapshot: PortalSnapshot;
  readonly ended: Failed | null;
}

/** A write that did not take effect is sent once more, after the portal was read and found without it. */
const TRIES = 2;

/** Bring one operation to an end: done, unchanged, failed, or as it was with the outcome that ends the run. */
export async function applyOperation(step: ApplyStep, operation: PushOperation): Promise<StepResult> {
  let { snapshot } = step;
  for (let tries = 1; ; tries++) {
    const check = checkOperation(operation, snapshot);
    if (check.kind === 'already') return settleAlready(step, operation, snapshot);
    if (check.kind !== 'ready') {
      step.change({ ...operation, status: 'failed', message: check.message });
      return { snapshot, ended: null };
    }
    const held = await findHeldOption(step.client, operation, step.signal);
    if (held !== null) {
      step.change({ ...operation, status: 'failed', message: held });
      return { snapshot, ended: null };
    }
    const outcome = await send(step, operation, snapshot);
    if (outcome.kind === 'ok') {
      await settleWritten(step, operation, snapshot, outcome);
      return { snapshot, ended: null };
    }
    const isOvertaken = outcome.kind === 'refused' && (outcome.status === 409 || outcome.status === 404);
    if (outcome.kind !== 'unknown' && !isOvertaken) return settleFailed(step, operation, snapshot, outcome);
    // Refused means that this request wrote nothing: whatever a second look finds there was made by somebody else.
    if (isOvertaken) step.change({ ...operation, status: 'planned' });
    const reread = await readPortal(step.client, targetsOfOperations(step.operations), step.signal);
    if (reread.kind === 'failed') return settleUnknown(step, operation, snapshot, outcome, reread.outcome);
    snapshot = reread.snapshot;
    note(step, operation, 'reread', null, 'What the portal holds now.', currentFields(operation, snapshot));
    if (tries >= TRIES && checkOperation(operation, snapshot).kind === 'ready') return settleFailed(step, operation, snapshot, outcome);
  }
}

async function send(step: ApplyStep, operation: PushOperation, snapshot: PortalSnapshot): Promise<Outcome<AfterImage>> {
  const wanted = Object.fromEntries(operation.fields.map(({ field, after }) => [field, after]));
  note(step, operation, 'sending', null, operation.title, wanted, currentFields(operation, snapshot));
  step.change({ ...operation, status: 'sent', message: 'Sent; no answer yet.' });
  const outcome = await sendOperation(step.client, operation, snapshot, step.signal);
  if (outcome.kind === 'ok') note(step, operation, 'answered', outcome, 'Accepted.', outcome.value);
  else note(step, operation, outcome.kind === 'unknown' ? 'lost' : 'answered', outcome, messageOf(outcome), null);
  return outcome;
}

/** `sent` and `unknown` operations of an interrupted run end here when the portal turns out to hold them. */
function settleAlready(step: ApplyStep, operation: PushOperation, snapshot: PortalSnapshot): StepResult {
  const wasPlannedEqual = operation.status === 'unchanged' || operation.status === 'done';
  const isGone = verbOf(operation) === 'remove';
  note(step, operation, 'skipped', null, isGone ? 'Already gone.' : 'Already as agreed.', currentFields(operation, snapshot));
  if (!wasPlannedEqual) step.change({ ...operation, status: 'done', message: isGone ? 'No longer in the portal.' : 'In the portal as agreed.' });
  return { snapshot, ended: null };
}

/** A portal may revive an archived definition instead of taking the new one, so its answer is compared. */
async function settleWritten(step: ApplyStep, operation: PushOperation, snapshot: PortalSnapshot, outcome: Outcome<AfterImage> & { kind: 'ok' }): Promise<void> {
  const image = outcome.value;
  if (image === null || holds(operation, image, 'after')) {
    step.change({ ...operation, status: 'done', message: 'Accepted by the portal.' });
    return;
  }
  if (operation.kind === 'createProperty') {
    const kept = operation.fields.map((each) => ({ ...each, before: image[each.field] ?? null }));
    // One that came back calculated stays so unless its formula is taken from it.
    const formula = operation.fields.some(({ field }) => field === 'calculationFormula') ? undefined : image['calculationFormula'];
    const patch: PushOperation = { ...operation, kind: 'updateProperty', fields: formula === undefined ? kept : [...kept, { field: 'calculationFormula', before: formula, after: '' }] };
    note(step, patch, 'sending', null, 'The portal brought an archived property back; it is set to what was agreed.', null, image);
    const patched = await sendOperation(step.client, patch, snapshot, step.signal);
    note(step, patch, 'answered', patched, patched.kind === 'ok' ? 'Accepted.' : messageOf(patched), patched.kind === 'ok' ? patched.value : null);
    if (patched.kind === 'ok' && patched.value !== null && holds(operation, patched.value, 'after')) {
      step.change({ ...operation, status: 'done', message: 'Brought back from the archive and set as agreed.' });
      return;
    }
  }
  step.change({ ...operation, status: 'failed', message: `The portal took "${operation.target}" but holds something else than agreed. Make a new plan to see what differs.` });
}

/** Refusals concern this operation alone, except where the key itself is refused; everything else ends the run. */
function settleFailed(step: ApplyStep, operation: PushOperation, snapshot: PortalSnapshot, outcome: Failed): StepResult {
  // Without a scope for it nothing else will go through either, unless a person can do this one by hand.
  const isOwnRefusal = outcome.kind === 'refused' && outcome.status !== 401 && (outcome.status !== 403 || operation.steps.length > 0);
  if (isOwnRefusal) {
    const byHand = operation.steps.length > 0 ? ' Do it by hand as the clicks say, or apply again.' : '';
    const wayOut = verbOf(operation) === 'remove' ? ' If something uses it, take it out of there in HubSpot, then take the push back again.' : byHand;
    step.change({ ...operation, status: 'failed', message: `${outcome.message}${wayOut}` });
    return { snapshot, ended: null };
  }
  step.change({ ...operation, status: 'planned', message: `Not in the portal yet. ${messageOf(outcome)}` });
  return { snapshot, ended: outcome };
}

/** Neither the answer nor a second look was to be had. */
function settleUnknown(step: ApplyStep, operation: PushOperation, snapshot: PortalSnapshot, outcome: Failed, reading: Failed): StepResult {
  step.change({
    ...operation,
    status: 'unknown',
    message: `${messageOf(outcome)} Whether "${operation.target}" is in the portal is not known; applying again looks first and sends only what is missing.`,
  });
  return { snapshot, ended: reading };
}

type Fields = { readonly [field: string]: JsonValue } | null;

function note(step: ApplyStep, operation: PushOperation, phase: JournalEntry['phase'], outcome: Outcome<unknown> | null, message: string, after: Fields, before: Fields = null): void {
  const answered = outcome !== null && (outcome.kind === 'ok' || outcome.kind === 'refused') ? outcome : null;
  step.journal?.({
    at: step.now(),
    operationId: operation.id,
    phase,
    status: answered?.status ?? null,
    correlationId: answered?.correlationId ?? null,
    message,
    before,
    after,
  });
}
