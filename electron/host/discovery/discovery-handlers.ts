import { fail, ok } from '../../../shared/contract/reply.ts';
import { gapGround } from '../gap/gap-ground.ts';
import type { Handler } from '../handler.ts';
import { findMap } from '../map/present-map.ts';
import { watchWork } from '../replay/watch-replay.ts';

export const getHandoff: Handler<'discovery.getHandoff'> = async (context, { proposalId, scope, jobId }) => {
  const ground = await gapGround(context, { proposalId, scope });
  if (!ground.ok) return ground;
  return context.jobs.run(jobId, async (signal) => {
    try {
      const found = await watchWork(context, { jobId, label: 'Measuring the handoff', signal }, (watched) => context.compute.call(context.workshopId, 'discoverHandoff', { ground: ground.value, watched }));
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
