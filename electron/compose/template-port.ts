import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapTemplateSchema } from '../../shared/contract/schemas/handoff-map.ts';
import type { TemplatePort } from '../host/ports.ts';

/** The templates of `resources/maps`, in the order of their file names; a file that is none throws, since it ships with the app. */
export function createTemplatePort(resourcesFolder: string): TemplatePort {
  const folder = join(resourcesFolder, 'maps');
  return {
    async readMaps() {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
      return Promise.all(names.map(async (name) => mapTemplateSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))));
    },
  };
}
