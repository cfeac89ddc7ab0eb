import { describe, expect, it } from 'vitest';
import { importsOf, listFiles, readSources, type Import, type SourceFile } from './source-files.ts';
import { zoneOf, type Zone } from './zones.ts';

const sources = readSources();

function isAllowed(zone: Zone, { target, isRelative, isTypeOnly }: Import): boolean {
  if (zone.mayImport.includes('*')) return true;
  const wanted = isRelative ? zoneOf(target)?.name : target;
  if (wanted === zone.name) return true;
  if (isRelative && zone.mayImport.includes(target)) return true;
  return wanted !== undefined && (zone.mayImport.includes(wanted) || (isTypeOnly && zone.mayImport.includes(`types of ${wanted}`)));
}

const violationsOf = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, imports }) => {
    const zone = zoneOf(path);
    return zone === undefined ? [] : imports.filter((one) => !isAllowed(zone, one)).map((one) => `${path} imports ${one.target}${one.isTypeOnly ? ' (type)' : ''}`);
  });

describe('the zones of the house', () => {
  it('hold every file', () => {
    expect(listFiles().filter((path) => !path.endsWith('README.md') && zoneOf(path) === undefined)).toEqual([]);
  });
  it('import only what the table lets them', () => {
    expect(violationsOf(sources)).toEqual([]);
  });
  it('reach files by relative path with the extension', () => {
    const bare = sources.filter(({ path }) => !path.startsWith('renderer/')).flatMap(({ path, imports }) =>
      imports.filter(({ isRelative, target }) => isRelative && !/\.(ts|tsx|mjs|js|json|css)$/.test(target)).map(({ target }) => `${path} imports ${target}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('the host', () => {
  /** Large packages that few minutes of a day need: loading them would slow every start and take memory from every import. */
  const LATE = ['pdfkit', 'fontkit', 'pdfjs-dist', 'pkijs', '@peculiar/x509', '@signpdf/signpdf', 'hono', 'ajv', '@hubspot/api-client', 'exceljs', 'date-holidays'];

  it('loads what draws, seals and pushes only when it is asked for', () => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const reached = new Map([['electron/compose/create-host.ts', '']]);
    for (const [path] of reached) {
      for (const { target, isTypeOnly, isLate } of byPath.get(path)?.imports ?? []) if (!isTypeOnly && !isLate && !reached.has(target)) reached.set(target, path);
    }
    expect(reached.size).toBeGreaterThan(100);
    expect(LATE.filter((name) => reached.has(name)).map((name) => `${name} by ${reached.get(name)}`)).toEqual([]);
  });
});

describe('the check itself', () => {
  const aFile = (path: string, text: string): SourceFile => ({ path, text, imports: importsOf(path, text) });
  it.each([
    ['shared/engine/a.ts', "import { z } from 'zod';"],
    ['shared/engine/a.ts', "import { readFile } from 'node:fs';"],
    ['shared/engine/a.ts', "import { ok } from '../contract/reply.ts';"],
    ['shared/contract/a.ts', "import { f } from '../engine/time/units.ts';"],
    ['electron/host/a.ts', "import { app } from 'electron';"],
    ['electron/host/a.ts', "const x = await import('electron');"],
    ['electron/host/a.ts', "export * from '../hubspot/push.ts';"],
    ['electron/import/a.ts', "import Database from 'better-sqlite3';"],
    ['electron/preload/index.ts', "import { z } from 'zod';"],
    ['electron/preload/index.ts', "import { CONTRACT } from '../../shared/contract/contract.ts';"],
    ['renderer/components/a.tsx', "import type { Lead } from '../../shared/engine/model/lead.ts';"],
    ['renderer/host/a.ts', "import { CONTRACT } from '../../shared/contract/contract.ts';"],
    ['renderer/screens/a.tsx', "import {\n  one,\n  two,\n} from '../../electron/host/dispatch.ts';"],
    ['electron/launch/a.mjs', "import { z } from 'zod';"],
  ])('finds the forbidden import in %s: %s', (path, text) => {
    expect(violationsOf([aFile(path, text)])).toHaveLength(1);
  });
  it.each([
    ['shared/contract/a.ts', "import type { Lead } from '../engine/model/lead.ts';"],
    ['electron/host/a.ts', "// import { app } from 'electron';"],
    ['renderer/host/a.ts', "import type { Contract } from '../../shared/contract/contract.ts';"],
    ['electron/main/a.ts', "import { app } from 'electron';"],
  ])('lets pass in %s: %s', (path, text) => {
    expect(violationsOf([aFile(path, text)])).toEqual([]);
  });
});
