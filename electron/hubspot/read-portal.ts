import { isHandoffName, type PortalTargets } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import type { PortalAbilities, PortalList, PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { FLOW_NAMES } from '../../shared/engine/hubspot-plan/workflows/handoff-flows.ts';
import { shownActions } from './catalogue-action.ts';
import { OutcomeError, type Failed, type Outcome } from './outcome.ts';
import type { PortalClient } from './portal-client.ts';

/** What a read ends with: the snapshot, or the failed outcome of the first request that failed. */
export type PortalReading = { readonly kind: 'read'; readonly snapshot: PortalSnapshot } | { readonly kind: 'failed'; readonly outcome: Failed };

/** Read everything that a push may touch, one request after the other; changes nothing. What the portal or the key lacks is noted. */
export async function readPortal(client: PortalClient, targets: PortalTargets, signal?: AbortSignal): Promise<PortalReading> {
  try {
    const account = valueOf(await client.readAccount(signal));
    const groups = valueOf(await client.readGroups(signal));
    const properties = valueOf(await client.readProperties(signal));
    const lists: PortalList[] = [];
    for (const name of targets.listNames) {
      const list = await client.readList(name, signal);
      if (list.kind === 'refused' && list.status === 404) continue;
      lists.push(valueOf(list));
    }
    const workflows = valueUnlessClosed(await client.readWorkflows(FLOW_NAMES, signal));
    const actions = targets.asksActions === true && workflows !== null ? await client.readActions(signal) : null;
    const validations = valueUnlessClosed(await client.readValidations('hx_score', signal));
    const scores = targets.scoreName === undefined ? null : valueUnlessClosed(await client.readScores(targets.scoreName, signal));
    const people = valueUnlessClosed(await client.readPeople(signal));
    const stages = targets.asksStages === true ? valueUnlessClosed(await client.readStages(signal)) : null;
    const calculations = targets.asksCalculations === true ? valueUnlessClosed(await client.readCalculationsLeft(signal)) : null;
    const abilities: PortalAbilities = { workflows: workflows !== null, validations: validations !== null, ...(calculations === null ? {} : { calculations }), ...(actions?.kind === 'ok' ? shownActions(actions.value) : {}) };
    const isOurs = ({ name }: { readonly name: string }): boolean => isHandoffName(name);
    const fields = properties.map(({ name, label, type, options }) => ({ name, label, type, options: options.map((option) => ({ value: option.value, label: option.label })) }));
    return {
      kind: 'read',
      snapshot: {
        account, lists, abilities, fields,
        groups: groups.filter(isOurs), properties: properties.filter(isOurs),
        workflows: workflows ?? [], validations: validations ?? [], people: people ?? [],
        ...(scores === null ? {} : { scores }),
        ...(stages === null ? {} : { stages }),
      },
    };
  } catch (error) {
    if (error instanceof OutcomeError) return { kind: 'failed', outcome: error.outcome };
    throw error;
  }
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'ok') return outcome.value;
  throw new OutcomeError(outcome);
}

/** Null for a part of the interface that this portal does not have, or for which this key has no scope. */
const valueUnlessClosed = <T>(outcome: Outcome<T>): T | null => (outcome.kind === 'refused' && (outcome.status === 403 || outcome.status === 404) ? null : valueOf(outcome));
