import { isHandoffName, type PortalTargets } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import type { PortalList, PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { OutcomeError, type Failed, type Outcome } from './outcome.ts';
import type { PortalClient } from './portal-client.ts';

/** What a read ends with: the snapshot, or the failed outcome of the first request that failed. */
export type PortalReading = { readonly kind: 'read'; readonly snapshot: PortalSnapshot } | { readonly kind: 'failed'; readonly outcome: Failed };

/** Read everything that a push may touch, one request after the other; changes nothing. */
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
    const isOurs = ({ name }: { readonly name: string }): boolean => isHandoffName(name);
    return { kind: 'read', snapshot: { account, groups: groups.filter(isOurs), properties: properties.filter(isOurs), lists } };
  } catch (error) {
    if (error instanceof OutcomeError) return { kind: 'failed', outcome: error.outcome };
    throw error;
  }
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'ok') return outcome.value;
  throw new OutcomeError(outcome);
}
