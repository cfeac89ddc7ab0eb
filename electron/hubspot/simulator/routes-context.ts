import type { Context } from 'hono';
import { notValid } from './portal-refusal.ts';
import type { RehearsalRecords } from './records.ts';
import type { RehearsalState } from './rehearsal-state.ts';
import { bodyFault, type RequestSchema } from './request-schemas.ts';

/** What every route works on. */
export interface RoutesContext {
  readonly state: RehearsalState;
  readonly records: RehearsalRecords;
  now(): number;
}

/** The JSON body of a request, refused with the portal's own kind of sentence when it does not fit. */
export async function readBody<T>(context: Context, schema: RequestSchema): Promise<T> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw notValid('Invalid input JSON: the body could not be read');
  }
  const fault = bodyFault(schema, body);
  if (fault !== null) throw notValid(`Invalid input JSON: ${fault}`);
  return body as T; // checked against the schema just now
}

/** An instant as the portal writes it. */
export const isoTime = (at: number): string => new Date(at).toISOString();
