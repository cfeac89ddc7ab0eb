import type { Contract, OutputOf, ParsedInputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import type { HostContext, WorkshopContext } from './host-context.ts';

/** The context a procedure gets follows from its scope in the contract. */
export type ContextOf<N extends ProcedureName> = Contract[N]['scope'] extends 'workshop' ? WorkshopContext : HostContext;

/** The same shape, readable only: the engine's results are, and the dispatcher's check makes the copy that leaves. */
export type Frozen<T> = T extends readonly (infer E)[] ? readonly Frozen<E>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** One procedure: `(context, parsed input) → reply`. */
export type Handler<N extends ProcedureName> = (
  context: ContextOf<N>,
  input: ParsedInputOf<N>,
) => Promise<Reply<Frozen<OutputOf<N>>>> | Reply<Frozen<OutputOf<N>>>;

/** Every procedure of the contract, none missing. */
export type Handlers = { readonly [N in ProcedureName]: Handler<N> };
