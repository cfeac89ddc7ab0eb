import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCEPTIONS, isExcepted } from './exceptions.ts';
import { measureFunctions } from './functions.ts';
import { listFiles, readSources, withoutComments } from './source-files.ts';

const sources = readSources();
const product = sources.filter(({ path }) => !path.startsWith('test/'));
const engine = sources.filter(({ path }) => path.startsWith('shared/engine/'));
const linesOf = (text: string): number => text.trimEnd().split('\n').length;

describe('sizes', () => {
  it('no file is longer than 400 lines, no test file longer than 500', () => {
    const long = sources.filter(({ path, text }) => linesOf(text) > (path.startsWith('test/') ? 500 : 400) && !isExcepted(path, 'fileLines'));
    expect(long.map(({ path, text }) => `${path}: ${linesOf(text)}`)).toEqual([]);
  });
  it('no function is longer than 60 lines, no component longer than 150', () => {
    const long = product.filter(({ path }) => !isExcepted(path, 'functionLines')).flatMap(({ path, text }) =>
      measureFunctions(text)
        .filter(({ name, lines }) => lines > (path.endsWith('.tsx') && /^[A-Z]/.test(name) ? 150 : 60))
        .map(({ name, line, lines }) => `${path}:${line} ${name}: ${lines}`),
    );
    expect(long).toEqual([]);
  });
  it('measures functions of every form', () => {
    const body = '\n  let a = 1;'.repeat(3);
    const forms = [`function one(): void {${body}\n}`, `export const two = async (\n  a: number,\n): Promise<void> => {${body}\n};`, `  const three = (a: number): number => {${body}\n  };`, `const four = { \n  five(a) {${body}\n  },\n};`];
    expect(forms.map((form) => Math.max(0, ...measureFunctions(form).map(({ lines }) => lines)))).toEqual([5, 7, 5, 5]);
  });
});

describe('the engine', () => {
  const banned: readonly (readonly [string, RegExp])[] = [
    ['the clock (now is an argument)', /\bDate\.now\b|\bnew Date\s*\(\s*\)|\bperformance\./],
    ['a Date object (days and zones come as numbers and tables)', /\bnew Date\b/],
    ['chance', /\bMath\.random\b|\bcrypto\b/],
    ['the platform\'s zones and languages', /\bIntl\b|\btoLocale\w*\(|\blocaleCompare\(/],
    ['the process or the page', /\bprocess\.|\bglobalThis\.|\bconsole\./],
  ];
  it.each(banned)('does not use %s', (_what, pattern) => {
    const found = engine.filter(({ path }) => !isExcepted(path, 'purity')).flatMap(({ path, text }) =>
      withoutComments(text).split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

describe('names', () => {
  const files = listFiles();
  it('of files and folders are in kebab-case', () => {
    const odd = files.filter((path) => !path.endsWith('README.md') && !path.split('/').every((part) => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part) || part === '__screenshots__') && !isExcepted(path, 'name'));
    expect(odd).toEqual([]);
  });
  it('say what a thing is', () => {
    const vague = /(^|[-/.])(utils?|helpers?|common|manager|services?|misc|shared-?types)([-/.]|$)/;
    expect(files.filter((path) => vague.test(path.replace(/^shared\//, '')) && !isExcepted(path, 'name'))).toEqual([]);
  });
  it('are exported by name', () => {
    expect(product.filter(({ text }) => /^export default/m.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
  it('are imported from the file that has them, not from a barrel', () => {
    const barrels = product.filter(({ path, text }) => basename(path) === 'index.ts' && !path.includes('/migrations/') && withoutComments(text).trim().split('\n').every((line) => /^(export .* from|\s*$)/.test(line)));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});

describe('types', () => {
  it('are never switched off', () => {
    const off = sources.filter(({ path }) => !path.startsWith('test/architecture/')).flatMap(({ path, text }) => {
      const bare = withoutComments(text).replace(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g, (quoted) => quoted.replace(/[^\n]/g, ' ')).split('\n');
      return text.split('\n').flatMap((line, index) =>
        /@ts-(ignore|nocheck|expect-error)|oxlint-disable|eslint-disable/.test(line) || /[:<(,|]\s*any\b(?!\s*\()|\bas any\b/.test(bare[index] ?? '') ? [`${path}:${index + 1} ${line.trim()}`] : [],
      );
    });
    expect(off).toEqual([]);
  });
});

describe('the list of exceptions', () => {
  it('names files that exist, each with a reason', () => {
    const files = new Set(listFiles());
    expect(EXCEPTIONS.filter(({ path, reason }) => !files.has(path) || reason.length < 20)).toEqual([]);
  });
});
