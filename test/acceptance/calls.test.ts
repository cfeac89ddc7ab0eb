import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../shared/contract/contract.ts';
import { CALLS } from './user.ts';

/** A screen stages a file through its host object; headless a path takes that road. */
const STAGING = { procedure: 'import.stageFile', onScreen: 'stageFile' } as const;

const sourcesBelow = (folder: string): string =>
  readdirSync(join(import.meta.dirname, '../..', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(import.meta.dirname, '../..', folder, name), 'utf8'))
    .join('\n');
const onScreens = sourcesBelow('renderer');

describe('what acceptance calls', () => {
  it.each(CALLS)('%s is a procedure of the contract that screens call too', (name) => {
    expect(Object.hasOwn(CONTRACT, name)).toBe(true);
    expect(onScreens.includes(name === STAGING.procedure ? STAGING.onScreen : `'${name}'`)).toBe(true);
  });
  it('goes through the user alone', () => {
    const own = sourcesBelow('test/acceptance');
    expect(own.match(/from '(\.\.\/)+electron\/[^']+'/g)).toEqual(["from '../../electron/headless/create-headless-host.ts'"]);
  });
});
