import { gapGround } from '../gap/gap-ground.ts';
import { measureAsJob } from '../gap/measure-as-job.ts';
import type { Handler } from '../handler.ts';
import { findMap } from '../map/present-map.ts';

export const getHandoff: Handler<'discovery.getHandoff'> = async (context, { proposalId, scope, jobId }) => {
  const ground = await gapGround(context, { proposalId, scope });
  if (!ground.ok) return ground;
  const words = { label: 'Measuring the handoff', cancelled: 'The measured handoff was cancelled. Nothing was changed.' };
  return measureAsJob(context, jobId, words, (watched) => context.compute.call(context.workshopId, 'discoverHandoff', { ground: ground.value, watched }));
};

export const compareMap: Handler<'discovery.compareMap'> = async (context, { proposalId, scope, mapId, jobId }) => {
  const map = await findMap(context, mapId);
  if (!map.ok) return map;
  const ground = await gapGround(context, { proposalId, scope });
  if (!ground.ok) return ground;
  const words = { label: 'Laying the history over the map', cancelled: 'Laying the history over the map was cancelled. The map is as it was.' };
  return measureAsJob(context, jobId, words, (watched) => context.compute.call(context.workshopId, 'matchMap', { ground: ground.value, map: map.value.map, watched }));
};
