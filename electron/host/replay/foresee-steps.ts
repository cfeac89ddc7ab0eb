import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { playedInput } from './replay-input.ts';
import { watchReplay } from './watch-replay.ts';

const jobOf = ({ workshopId }: Pick<WorkshopContext, 'workshopId'>): string => `foresee ${workshopId}`;

/** Nobody waits for what may come when something has come: an edit has the thread to itself. */
export const stopForeseeing = (context: Pick<WorkshopContext, 'workshopId' | 'jobs'>): boolean => context.jobs.cancel(jobOf(context));

/** Plays them where replays are played, which remembers them: an edit to one of them is then known already. */
export const foreseeSteps: Handler<'replay.foreseeSteps'> = async (context, { proposalId, scores }) => {
  const input = await playedInput(context, proposalId);
  if (!input.ok) return input;
  const { settings, configHash } = input.value;
  return context.jobs.run(jobOf(context), async (signal) => {
    const strips = [];
    for (const score of scores) {
      const next = { ...settings, configuration: { ...settings.configuration, score } };
      const played = await watchReplay(context, next, { jobId: '', label: '', signal }).catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      });
      if (played === null || signal.aborted) return fail('cancelled', 'Something was edited before this was played. Ask again when the edits pause.');
      strips.push(played.strip);
    }
    return ok({ configHash, strips });
  });
};
