import type { z } from 'zod';

/** Whether a procedure acts on the whole app or on the workshop named beside the call. */
export type Scope = 'app' | 'workshop';

/** One message that host and renderer may exchange; `summary` is the line that `baton --help` prints. */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, S extends Scope = Scope> {
  readonly kind: 'query' | 'command';
  readonly scope: S;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
}

/** Declares a procedure while keeping the exact types of its schemas and scope. */
export const procedure = <I extends z.ZodType, O extends z.ZodType, S extends Scope>(definition: Procedure<I, O, S>): Procedure<I, O, S> => definition;
