import type { JsonValue } from '../../shared/engine/hubspot-plan/push-operation.ts';
import type { Outcome } from './outcome.ts';
import type { PortalRequest, Transport } from './transport.ts';

/** A JSON object as a portal answers with it. */
export type PortalFields = { readonly [key: string]: JsonValue };

/** One call of what `@hubspot/api-client` does not know. An answer without a body is an empty object. */
export async function callJson(transport: Transport, request: Pick<PortalRequest, 'method' | 'path' | 'signal'>, body?: JsonValue): Promise<Outcome<PortalFields>> {
  const outcome = await transport.exchange({ ...request, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (outcome.kind !== 'ok') return outcome;
  try {
    const value: unknown = outcome.value.text === '' ? {} : JSON.parse(outcome.value.text);
    return { ...outcome, value: isFields(value) ? value : {} };
  } catch {
    // A write may have taken effect all the same; a read simply gave nothing.
    return { kind: request.method === 'GET' ? 'unavailable' : 'unknown', message: 'The portal answered in a form that is not known.' };
  }
}

/** Whether a JSON value is an object. */
export const isFields = (value: unknown): value is PortalFields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a JSON list; none of anything else. */
export const fieldsIn = (value: JsonValue | undefined): PortalFields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** A text or number of a portal as text; '' for anything else. */
export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

/** Every object of a list that comes a page at a time; ends with the first page that fails. */
export async function readPages(transport: Transport, path: string, signal?: AbortSignal): Promise<Outcome<PortalFields[]>> {
  const all: PortalFields[] = [];
  for (let after = ''; ; ) {
    const page = await callJson(transport, { method: 'GET', path: `${path}${path.includes('?') ? '&' : '?'}limit=100${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`, signal });
    if (page.kind !== 'ok') return page;
    const { results, paging } = page.value;
    if (Array.isArray(results)) all.push(...results.filter(isFields));
    const next = isFields(paging) && isFields(paging['next']) ? textOf(paging['next']['after']) : '';
    if (next === '' || next === after) return { ...page, value: all };
    after = next;
  }
}
