import { ok } from '../../../shared/contract/reply.ts';
import { listProposals as readAll } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';

export const listProposals: Handler<'proposal.listProposals'> = async ({ database }) => ok(await readAll(database));
