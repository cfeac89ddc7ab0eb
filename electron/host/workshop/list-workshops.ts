import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';

export const listWorkshops: Handler<'workshop.listWorkshops'> = async ({ app }) => ok([...(await app.listRecent())]);
