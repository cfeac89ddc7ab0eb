import { fail, ok } from '../../../shared/contract/reply.ts';
import { gapGround } from '../gap/gap-ground.ts';
import type { Handler } from '../handler.ts';
import { findMap } from '../map/present-map.ts';

export const getHandoff: Handler<'discovery.getHandoff'> = async (context, { proposalId, scope, jobId }) => {
  const ground = await gapGround(context, { proposalId, scope });
  if (!ground.ok) return ground;
  return context.jobs.run(jobId, async (signal) => {
    // The thread looks at this number while it works; a message would wait until the work is over.
    const stop = new Int32Array(new SharedArrayBuffer(4));
    signal.addEventListener('abort', () => Atomics.store(stop, 0, 1));
    try {
      const found = await context.compute.call(context.workshopId, 'discoverHandoff', { ground: ground.value, stop });
      return ok(found);
    } catch (error) {
      if (signal.aborted) return fail('cancelled', 'The measured handoff was cancelled. Nothing was changed.');
      throw error;
    }
  });
};

export const compareMap: Handler<'discovery.compareMap'> = async (context, { proposalId, scope, mapId }) => {
  const map = await findMap(context, mapId);
  if (!map.ok) return map;
  const ground = await gapGround(context, { proposalId, scope });
  if (!ground.ok) return ground;
  return ok(await context.compute.call(context.workshopId, 'matchMap', { ground: ground.value, map: map.value.map }));
};
