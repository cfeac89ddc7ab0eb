import type { Handler } from '../handler.ts';
import { clientZone } from './client-zone.ts';
import { keptAnswer } from './kept-answer.ts';

export const getAvailability: Handler<'history.getAvailability'> = (context) =>
  keptAnswer(context, 'history.getAvailability', async (opened) => context.compute.call(context.workshopId, 'getAvailability', { zone: await clientZone(context, opened) }));
