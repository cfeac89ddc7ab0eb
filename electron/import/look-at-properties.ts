import { readRows } from './read-rows.ts';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';

const KEPT_VALUES = 300;

/** The values of each property of a property history with their counts; at most a few hundred values a property. */
export type PropertyLook = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads a property history once more, because values only make sense beside their property. */
export async function lookAtProperties(path: string, mapping: Pick<FileMapping, 'encoding' | 'delimiter' | 'sheet' | 'columns'>): Promise<PropertyLook> {
  const properties = new Map<string, Map<string, number>>();
  let property = -1;
  let value = -1;
  await readRows(path, mapping, {
    onHeader(header) {
      property = header.indexOf(mapping.columns.find((column) => column.target === 'property')?.column ?? '');
      value = header.indexOf(mapping.columns.find((column) => column.target === 'value')?.column ?? '');
    },
    onRow(cells) {
      const name = cells[property];
      const text = cells[value];
      if (name === undefined || text === undefined || text === '') return;
      let values = properties.get(name);
      if (values === undefined) properties.set(name, (values = new Map<string, number>()));
      const count = values.get(text);
      if (count !== undefined || values.size < KEPT_VALUES) values.set(text, (count ?? 0) + 1);
    },
  });
  return properties;
}
