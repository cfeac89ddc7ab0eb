import type { Migrations } from '../../migrate.ts';
import * as createWorkshop from './0010-create-workshop.ts';

/** The workshop database's migrations, in order. Released ones are never edited. */
export const WORKSHOP_MIGRATIONS: Migrations = {
  '0010-create-workshop': createWorkshop,
};
