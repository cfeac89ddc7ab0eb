import { readRevision } from '../storage/proposals.ts';
import { Refusal, type WorkshopContext } from './host-context.ts';

/** Whoever hears this asks again: the proposal is another one than it was when they asked. */
export const outdated = (): Refusal => new Refusal({ code: 'cancelled', message: 'The proposal was edited meanwhile. Ask again for the newest one.', details: { isOutdated: true } });

/**
 * Answers a question about what people edit. Whoever asks of the same state while it is under way hears the same answer; of
 * those that wait, only the newest state is answered: a storm of edits comes to two answers, no screen waits behind stale
 * ones, and nobody takes the answer of one state for that of another.
 */
export async function latestOfStorm<A extends { readonly proposalId: string }, T>(context: Pick<WorkshopContext, 'jobs' | 'workshopId' | 'database'>, name: string, asked: A, answer: (asked: A) => Promise<T>): Promise<T> {
  const { jobs, workshopId, database } = context;
  const revision = await readRevision(database, asked.proposalId);
  const ofThisState = async (): Promise<T> => {
    if ((await readRevision(database, asked.proposalId)) !== revision) throw outdated();
    return answer(asked);
  };
  return jobs.latest(`${name} ${workshopId} ${JSON.stringify(asked)}`, ofThisState, { state: `${revision}`, giveUp: outdated });
}
