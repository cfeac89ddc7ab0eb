/**
 * Who may import whom. The first zone whose folder holds a file is its zone. A zone names other zones, packages and
 * `node:`; `types of X` lets only `import type` through. A zone may always import itself.
 */
export interface Zone {
  readonly name: string;
  readonly holds: readonly string[];
  readonly mayImport: readonly string[];
}

const COMPOSES = ['contract', 'engine', 'format', 'storage', 'host', 'import', 'workers', 'documents', 'hubspot', 'zones', 'holidays', 'sample', 'page', 'node:'];
const SCREEN_PACKAGES = ['react', 'react-dom', '@mantine/core', '@mantine/hooks', '@mantine/spotlight', '@tanstack/react-query', '@tanstack/react-virtual', 'wouter', 'zustand'];

export const ZONES: readonly Zone[] = [
  { name: 'engine', holds: ['shared/engine/'], mayImport: [] },
  { name: 'format', holds: ['shared/format/'], mayImport: ['engine'] },
  // The closed list of lead states is a value of the engine; a schema needs it as one.
  { name: 'contract', holds: ['shared/contract/'], mayImport: ['types of engine', 'shared/engine/history/history.ts', 'zod'] },
  { name: 'storage', holds: ['electron/storage/'], mayImport: ['engine', 'types of contract', 'kysely', 'better-sqlite3', 'libsodium-wrappers-sumo', 'node:'] },
  { name: 'import', holds: ['electron/import/'], mayImport: ['engine', 'storage', 'zones', 'types of contract', 'papaparse', 'iconv-lite', 'exceljs', 'node:'] },
  { name: 'workers', holds: ['electron/workers/'], mayImport: ['engine', 'storage', 'types of contract', 'node:'] },
  { name: 'documents', holds: ['electron/documents/'], mayImport: ['engine', 'format', 'types of contract', 'pdfkit', 'fontkit', 'pdfjs-dist', '@signpdf/placeholder-plain', '@signpdf/signpdf', '@signpdf/utils', 'pkijs', 'asn1js', '@peculiar/x509', 'reflect-metadata', 'bidi-js', 'node:'] },
  { name: 'hubspot', holds: ['electron/hubspot/'], mayImport: ['engine', 'types of contract', '@hubspot/api-client', 'hono', '@hono/node-server', 'ajv', 'node:'] },
  { name: 'zones', holds: ['electron/zones/'], mayImport: ['engine', 'temporal-polyfill'] },
  { name: 'holidays', holds: ['electron/holidays/'], mayImport: ['engine', 'date-holidays'] },
  { name: 'sample', holds: ['electron/sample/'], mayImport: ['engine', 'zones', 'types of contract', 'node:'] },
  // The place where the host is put together, for all shells; the host itself knows ports only.
  { name: 'composition', holds: ['electron/compose/'], mayImport: COMPOSES },
  { name: 'host', holds: ['electron/host/'], mayImport: ['contract', 'engine', 'format', 'storage', 'types of documents', 'zod', 'node:'] },
  { name: 'page', holds: ['electron/page/'], mayImport: ['contract', 'node:'] },
  { name: 'loopback', holds: ['electron/loopback/'], mayImport: [...COMPOSES, 'composition', 'zod'] },
  { name: 'preload', holds: ['electron/preload/'], mayImport: ['shared/contract/names.ts', 'electron'] },
  { name: 'main', holds: ['electron/main/'], mayImport: [...COMPOSES, 'composition', 'loopback', 'electron', 'zod'] },
  { name: 'headless', holds: ['electron/headless/'], mayImport: [...COMPOSES, 'composition', 'loopback', 'zod'] },
  { name: 'launch', holds: ['electron/launch/'], mayImport: ['node:'] },
  { name: 'renderer/host', holds: ['renderer/host/'], mayImport: ['types of contract', 'shared/contract/names.ts', 'react'] },
  { name: 'renderer/components', holds: ['renderer/components/'], mayImport: [...SCREEN_PACKAGES, '@tabler/icons-react'] },
  { name: 'renderer/charts', holds: ['renderer/charts/', 'renderer/map/'], mayImport: ['renderer/components', 'engine', 'format', 'react', 'd3-array', 'd3-scale', 'd3-shape'] },
  {
    name: 'renderer/screens',
    holds: ['renderer/screens/', 'renderer/app/', 'renderer/state/', 'renderer/main.tsx'],
    mayImport: ['renderer/host', 'renderer/charts', 'renderer/components', 'renderer/styles', 'engine', 'format', 'types of contract', ...SCREEN_PACKAGES, 'signature_pad', 'pdfjs-dist'],
  },
  { name: 'renderer/styles', holds: ['renderer/styles/', 'renderer/index.html'], mayImport: [] },
  { name: 'settings', holds: ['shared/tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json'], mayImport: [] },
  { name: 'test', holds: ['test/'], mayImport: ['*'] },
];

/** The zone of a project path, by its first folder in the table. */
export const zoneOf = (path: string): Zone | undefined => ZONES.find((zone) => zone.holds.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place)));
