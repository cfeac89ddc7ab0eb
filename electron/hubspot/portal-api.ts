import type * as ListsSdk from '@hubspot/api-client/lib/codegen/crm/lists/index.js';
import type * as PropertiesSdk from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { OutcomeError, type Outcome } from './outcome.ts';
import { inVersion, type ApiVersion } from './paths.ts';
import type { PortalRequest, Transport } from './transport.ts';

/** The typed calls of `@hubspot/api-client` that this version uses, all of them sent through the thin transport. */
export interface PortalApi {
  readonly groups: PropertiesSdk.GroupsApi;
  readonly properties: PropertiesSdk.CoreApi;
  readonly lists: ListsSdk.ListsApi;
}

type AnyRequest = PropertiesSdk.RequestContext | ListsSdk.RequestContext;

/**
 * Only the two generated families are loaded, on first use: the package's `Client` would bring 10 MB, process-wide
 * retries that repeat writes, and no time limit (hubspot.md §13). Beneath them lies our own transport instead.
 */
export async function createPortalApi(transport: Transport, version: ApiVersion, signal: AbortSignal | undefined): Promise<PortalApi> {
  const [properties, lists] = await Promise.all([
    import('@hubspot/api-client/lib/codegen/crm/properties/index.js'),
    import('@hubspot/api-client/lib/codegen/crm/lists/index.js'),
  ]);
  const answer = (request: AnyRequest) => sendThrough(transport, request, version, signal);
  const propertiesConfiguration = properties.createConfiguration({
    baseServer: new properties.ServerConfiguration(PLACEHOLDER_ORIGIN, {}),
    httpApi: properties.wrapHttpLibrary({
      send: async (request) => responseOf(properties.ResponseContext, await answer(request)),
    }),
  });
  const listsConfiguration = lists.createConfiguration({
    baseServer: new lists.ServerConfiguration(PLACEHOLDER_ORIGIN, {}),
    httpApi: lists.wrapHttpLibrary({ send: async (request) => responseOf(lists.ResponseContext, await answer(request)) }),
  });
  return {
    groups: new properties.GroupsApi(propertiesConfiguration),
    properties: new properties.CoreApi(propertiesConfiguration),
    lists: new lists.ListsApi(listsConfiguration),
  };
}

/** The generated code wants an absolute address to build paths on; the transport knows the real one. */
const PLACEHOLDER_ORIGIN = 'https://portal.invalid';

type Answered = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string };

async function sendThrough(transport: Transport, request: AnyRequest, version: ApiVersion, signal: AbortSignal | undefined): Promise<Answered> {
  const url = new URL(request.getUrl());
  const body = request.getBody();
  if (body !== undefined && typeof body !== 'string') throw new TypeError('The portal takes JSON only.');
  const outcome = await transport.exchange({
    method: request.getHttpMethod() as PortalRequest['method'], // the generated families use these five only
    path: inVersion(url.pathname.replace(/\/$/, ''), version) + url.search,
    ...(body === undefined ? {} : { body }),
    signal,
  });
  if (outcome.kind !== 'ok') throw new OutcomeError(outcome);
  return { status: outcome.status, ...outcome.value };
}

type ResponseClass<R> = new (status: number, headers: Record<string, string>, body: { text(): Promise<string>; binary(): Promise<Buffer> }) => R;

function responseOf<R>(Response: ResponseClass<R>, { status, headers, text }: Answered): R {
  return new Response(status, { ...headers }, { text: () => Promise.resolve(text), binary: () => Promise.resolve(Buffer.from(text)) });
}

/** The answer of a `…WithHttpInfo` call as an outcome; a 2xx that the generated code does not expect is `unknown`. */
export async function outcomeOf<T, R>(
  call: Promise<{ readonly data: T; readonly httpStatusCode: number; readonly headers: { readonly [name: string]: string } }>,
  read: (data: T) => R,
): Promise<Outcome<R>> {
  try {
    const { data, httpStatusCode, headers } = await call;
    return { kind: 'ok', value: read(data), status: httpStatusCode, correlationId: headers['x-hubspot-correlation-id'] ?? null };
  } catch (error) {
    if (error instanceof OutcomeError) return error.outcome;
    if (isUnreadable(error)) return { kind: 'unknown', message: 'The portal answered in a form that is not known.' };
    throw error;
  }
}

/** Thrown by the generated code: an undeclared status, or a body that is no JSON or says no type. */
function isUnreadable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof SyntaxError || ('code' in error && typeof error.code === 'number') || error.message.startsWith('Cannot parse content');
}
