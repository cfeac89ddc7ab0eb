import { CONTRACT, type Call, type ProcedureName } from '../../shared/contract/contract.ts';
import { fail, type Reply } from '../../shared/contract/reply.ts';
import type { HostContext, WorkshopContext } from './host-context.ts';
import { Refusal } from './host-context.ts';
import type { Handlers } from './handler.ts';
import { isComputeLost } from './is-compute-lost.ts';
import { issuesInWords, wordsOfIssue } from './issues-in-words.ts';
import { failureOfStorageError } from '../storage/storage-errors.ts';

type AnyHandler = (context: HostContext | WorkshopContext, input: unknown) => Promise<Reply<unknown>> | Reply<unknown>;

/** Answers one call of any transport: finds the procedure, parses what came in and what goes out, never throws. */
export type Dispatch = (call: Call) => Promise<Reply<unknown>>;

/** The one dispatcher that all transports share. `log` gets programmer errors, with their stack. */
export function createDispatch(context: HostContext, handlers: Handlers, log: (error: unknown) => void): Dispatch {
  return async (call) => {
    try {
      return await answer(context, handlers, call).catch((error: unknown) => {
        if (!isComputeLost(error) || !isQuery(call.name)) throw error;
        return answer(context, handlers, call); // a query changes nothing, so it may be asked again of a fresh thread
      });
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.failure };
      const known = failureOfStorageError(error);
      if (known !== null) return { ok: false, error: known };
      log(error);
      if (isComputeLost(error)) return fail('refused', 'The computation stopped in the middle, perhaps for want of memory. Nothing was changed: close other programs, then do it again.');
      return fail('internal', `Baton made a mistake in ${call.name}. Nothing was lost; try again, and save a copy if it stays. (${error instanceof Error ? error.message : String(error)})`);
    }
  };
}

/** Far more levels than a person writes, far fewer than would exhaust the stack of what reads them. */
const DEEPEST = 100;

const isDeeperThan = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((each) => isDeeperThan(each, levels - 1)));

const isQuery = (name: string): boolean => Object.hasOwn(CONTRACT, name) && CONTRACT[name as ProcedureName].kind === 'query'; // hasOwn just showed it

async function answer(context: HostContext, handlers: Handlers, call: Call): Promise<Reply<unknown>> {
  if (!Object.hasOwn(CONTRACT, call.name)) return fail('notFound', `There is no procedure named ${call.name}. baton --help lists them.`);
  const name = call.name as ProcedureName; // hasOwn just showed it
  const procedure = CONTRACT[name];
  if (isDeeperThan(call.input, DEEPEST)) return fail('invalidInput', `${name} cannot take this: it is nested more than ${DEEPEST} levels deep. Write it with fewer levels.`);
  const parsed = procedure.input.safeParse(call.input ?? {}, { error: wordsOfIssue });
  if (!parsed.success) return fail('invalidInput', `${name} cannot take this: ${issuesInWords(parsed.error)}`);
  const scoped = procedure.scope === 'workshop' ? await openWorkshop(context, name, call.workshopId) : context;
  if ('ok' in scoped) return scoped;
  // The compiler cannot see that the handler found under `name` takes the input parsed by the schema under `name`.
  const reply = await (handlers[name] as unknown as AnyHandler)(scoped, parsed.data);
  if (!reply.ok) return reply;
  const checked = procedure.output.safeParse(reply.value);
  if (!checked.success) throw new Error(`${name} answered outside its contract: ${issuesInWords(checked.error)}`);
  return { ok: true, value: checked.data };
}

async function openWorkshop(context: HostContext, name: string, workshopId: string | null): Promise<WorkshopContext | Reply<never>> {
  if (workshopId === null) return fail('invalidInput', `${name} needs a workshop: open one first, or name it with --workshop.`);
  const opened = await context.library.open(workshopId, name === 'workshop.saveCopy'); // the one way out when its files are gone
  if (!opened.ok) return opened;
  return { ...context, workshopId, database: opened.value };
}
