import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

/** A file of the project with its imports; `path` is relative to the root, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** One import: `target` is a project path for a relative import, else the package's name. */
export interface Import {
  readonly target: string;
  readonly isRelative: boolean;
  readonly isTypeOnly: boolean;
  /** Fetched when the code runs into it, not when its file is loaded. */
  readonly isLate: boolean;
}

export const PROJECT_ROOT = resolve(import.meta.dirname, '..', '..');
const TOP_FOLDERS = ['shared', 'electron', 'renderer', 'test'];
const IS_CODE = /\.(ts|tsx|mjs)$/;

/** Every file under the four source folders, code or not. */
export function listFiles(): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(PROJECT_ROOT, folder), { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else found.push(path);
    }
  };
  TOP_FOLDERS.forEach(walk);
  return found.sort();
}

/** Every code file, read once. */
export function readSources(): SourceFile[] {
  return listFiles().filter((path) => IS_CODE.test(path)).map((path) => {
    const text = readFileSync(join(PROJECT_ROOT, path), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });
}

/** Static and dynamic imports and re-exports, comments aside. */
export function importsOf(path: string, text: string): Import[] {
  const code = withoutComments(text);
  const statements = /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'/g;
  const found = [...code.matchAll(statements)].map(([, , type, target = '']) => ({ target, isTypeOnly: type !== undefined, isLate: false }));
  const dynamic = [...code.matchAll(/\bimport\(\s*'([^']+)'/g)].map(([, target = '']) => ({ target, isTypeOnly: false, isLate: true }));
  return [...found, ...dynamic].map(({ target, isTypeOnly, isLate }) => ({
    isTypeOnly,
    isLate,
    isRelative: target.startsWith('.'),
    target: target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), target.replace(/\?.*$/, ''))) : packageOf(target),
  }));
}

/** `node:fs` stays `node:`; `@scope/name/sub` becomes `@scope/name`. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The text with comments blanked, line numbers kept. Strings with `//` in them (addresses) stay whole. */
export function withoutComments(text: string): string {
  return text.replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (match) =>
    match.startsWith('/') ? match.replace(/[^\n]/g, ' ') : match,
  );
}
