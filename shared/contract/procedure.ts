import type { z } from 'zod';

/**
 * One message that host and renderer may exchange. `scope: 'workshop'` procedures act on the workshop named beside
 * the call; `summary` is the line that `baton --help` prints.
 */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command';
  readonly scope: 'app' | 'workshop';
  readonly summary: string;
  readonly input: I;
  readonly output: O;
}

/** Declares a procedure while keeping the exact types of its schemas. */
export const procedure = <I extends z.ZodType, O extends z.ZodType>(definition: Procedure<I, O>): Procedure<I, O> => definition;
