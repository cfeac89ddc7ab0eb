import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { presentPlan } from './present-plan.ts';

export const getPlan: Handler<'push.getPlan'> = async (context) => ok(await presentPlan(context));
