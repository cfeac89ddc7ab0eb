import type { WorkshopContext } from './host-context.ts';

/**
 * Answers a question about what people edit. While the same one is under way, those that come in meanwhile are answered
 * together after it, of the newest state: a storm of edits comes to two answers, and no screen waits behind stale ones.
 */
export const latestOfStorm = <A, T>({ jobs, workshopId }: Pick<WorkshopContext, 'jobs' | 'workshopId'>, name: string, asked: A, answer: (asked: A) => Promise<T>): Promise<T> =>
  jobs.latest(`${name} ${workshopId} ${JSON.stringify(asked)}`, () => answer(asked));
