import type { JsonValue, PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { isFields, textOf } from './portal-json.ts';
import type { PortalClient } from './portal-client.ts';

/**
 * Why choices must stay although an operation would take them away: a record that holds one would lose it. Null when the
 * operation takes none away, or none is held. Where the portal does not let contacts be counted, they stay too.
 */
export async function findHeldOption(client: PortalClient, { kind, target, fields }: PushOperation, signal?: AbortSignal): Promise<string | null> {
  const options = fields.find(({ field }) => field === 'options');
  if (kind !== 'updateProperty' || options === undefined) return null;
  const kept = new Set(valuesOf(options.after));
  for (const value of valuesOf(options.before).filter((each) => !kept.has(each))) {
    const count = await client.countHolding(target, value, signal);
    if (count.kind !== 'ok') return `Whether contacts hold "${value}" could not be counted, so the choices of "${target}" stay. Take away in HubSpot what nobody holds.`;
    if (count.value > 0) return `${count.value === 1 ? 'One contact holds' : `${count.value} contacts hold`} "${value}", so the choices of "${target}" stay. Set those contacts to another one first, then take the push back again.`;
  }
  return null;
}

const valuesOf = (options: JsonValue): string[] => (Array.isArray(options) ? options.filter(isFields).map(({ value }) => textOf(value)) : []);
