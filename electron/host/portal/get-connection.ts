import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { presentConnection } from './present-connection.ts';

export const getConnection: Handler<'portal.getConnection'> = async (context) => ok(await presentConnection(context));
