import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the files of one workshop lie. */
export interface WorkshopPlaces {
  readonly folder: string;
  /** The live database; of a protected workshop only while it is open. */
  readonly database: string;
  /** The database under its passphrase; there for protected workshops only. */
  readonly sealed: string;
  readonly backups: string;
}

/** The places of a workshop in a data folder. */
export function workshopPlaces(dataFolder: string, id: string): WorkshopPlaces {
  const folder = join(dataFolder, 'workshops', id);
  return { folder, database: join(folder, 'workshop.sqlite'), sealed: join(folder, 'workshop.sealed'), backups: join(folder, 'backups') };
}

/** Ids become folder names; anything else is no id of ours. */
export const isWorkshopId = (id: string): boolean => /^[a-z0-9-]{1,64}$/.test(id);

/** The ids of all workshops that have a folder in a data folder. */
export function workshopIdsIn(dataFolder: string): readonly string[] {
  const folder = join(dataFolder, 'workshops');
  return existsSync(folder) ? readdirSync(folder).filter(isWorkshopId).sort() : [];
}
