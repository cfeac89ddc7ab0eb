import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from './source-files.ts';

interface Entry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): Record<string, Record<string, unknown>> => JSON.parse(readFileSync(join(PROJECT_ROOT, path), 'utf8')) as Record<string, Record<string, unknown>>; // npm's own files

describe('the lockfile', () => {
  const packages = read('package-lock.json')['packages'] as Readonly<Record<string, Entry>>;
  // npm leaves out what the registry in use does not have, and `npm ci` then refuses the whole lockfile, everywhere.
  it('names every optional package of every system, so that npm ci works on a bare clone', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined).map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });
  it('says the same versions as package.json, all of them exact', () => {
    const manifest = read('package.json');
    const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'], ...manifest['optionalDependencies'] };
    expect(Object.entries(wanted).filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });
});
