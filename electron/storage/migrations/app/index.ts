import type { Migrations } from '../../migrate.ts';
import * as createApp from './0010-create-app.ts';
import * as addDeleteBy from './0030-add-delete-by.ts';
import * as addImportProfiles from './0040-add-import-profiles.ts';

/** The app database's migrations, in order. Released ones are never edited. */
export const APP_MIGRATIONS: Migrations = { '0010-create-app': createApp, '0030-add-delete-by': addDeleteBy, '0040-add-import-profiles': addImportProfiles };
