import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';

export const listBackups: Handler<'workshop.listBackups'> = ({ library, workshopId }) => ok(library.listBackups(workshopId));
