import { LEAK_KINDS } from '../../../shared/engine/evidence/leak-kinds.ts';
import type { EvidenceSettings } from '../../../shared/engine/evidence/evidence-settings.ts';
import type { ReplaySettings } from '../../../shared/engine/compute/compute-functions.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { latestOfStorm } from '../latest-of-storm.ts';
import { evidenceInput } from './evidence-input.ts';

type Asked = { readonly settings: ReplaySettings; readonly evidence: EvidenceSettings };

/** Asks the compute thread for a block of a proposal's evidence; refused without a history or proposal. */
function block<A extends { readonly proposalId: string }, T>(context: WorkshopContext, name: string, of: A, ask: (asked: Asked) => Promise<T>): Promise<Reply<T>> {
  return latestOfStorm(context, name, of, async ({ proposalId }) => {
    const input = await evidenceInput(context, proposalId);
    if (!input.ok) return input;
    const { settings, evidence } = input.value;
    return ok(await ask({ settings, evidence }));
  });
}

export const breakDown: Handler<'evidence.breakDown'> = (context, of) =>
  block(context, 'evidence.breakDown', of, async (asked) => ({ leakKinds: LEAK_KINDS, rows: await context.compute.call(context.workshopId, 'breakDown', { ...asked, by: of.by }) }));

export const listLeaks: Handler<'evidence.listLeaks'> = (context, of) => block(context, 'evidence.listLeaks', of, (asked) => context.compute.call(context.workshopId, 'findLeaks', asked));

export const getSpeed: Handler<'evidence.getSpeed'> = (context, of) => block(context, 'evidence.getSpeed', of, (asked) => context.compute.call(context.workshopId, 'getSpeed', asked));

export const getFlow: Handler<'evidence.getFlow'> = (context, of) => block(context, 'evidence.getFlow', of, (asked) => context.compute.call(context.workshopId, 'getFlow', { ...asked, kind: of.kind }));

export const getConversion: Handler<'evidence.getConversion'> = (context, of) =>
  block(context, 'evidence.getConversion', of, async (asked) => {
    const found = await context.compute.call(context.workshopId, 'getConversion', { ...asked, by: of.by });
    return { ...found, pools: found.pools.map((pool) => ({ ...pool, reps: pool.reps.map((rep) => ({ ...rep, scoreDifference: finite(rep.scoreDifference), sourceDifference: finite(rep.sourceDifference) })) })) };
  });

/** Groups that share nothing lie infinitely far apart, which JSON cannot say: they lie as far apart as anything shown. */
const finite = (difference: number | null): number | null => (difference === null ? null : Math.min(difference, 99));

export const judgeSplit: Handler<'evidence.judgeSplit'> = (context, of) => block(context, 'evidence.judgeSplit', of, (asked) => context.compute.call(context.workshopId, 'judgeSplit', asked));

export const checkCapacity: Handler<'evidence.checkCapacity'> = (context, of) => block(context, 'evidence.checkCapacity', of, (asked) => context.compute.call(context.workshopId, 'checkCapacity', asked));

export const simulateResponse: Handler<'evidence.simulateResponse'> = (context, of) => block(context, 'evidence.simulateResponse', of, (asked) => context.compute.call(context.workshopId, 'simulateResponse', asked));
