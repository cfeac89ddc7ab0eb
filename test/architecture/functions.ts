import { withoutComments } from './source-files.ts';

/** A function that is found by its braces, with its length in lines. */
export interface MeasuredFunction {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

const OPENERS = [
  /\bfunction\s*\*?\s*(\w*)\s*(?:<[^>]*>)?\([^;]*$/,
  /(\w+)\s*(?::[^=]+)?=\s*(?:async\s*)?(?:<[^>]*>)?(?:\([^;]*\)|\w+)\s*(?::[^=]+)?=>\s*[({[]?\s*$/,
  /(\w+)\s*(?::[^=]+)?=\s*(?:async\s*)?(?:<[^>]*>)?\(\s*$/,
  /^\s*(?:async\s+|static\s+|get\s+|set\s+|override\s+)*\*?(\w+)\s*(?:<[^>]*>)?\([^;=]*\)\s*(?::[^{]+)?\{\s*$/,
];
const NOT_FUNCTIONS = new Set(['if', 'for', 'while', 'switch', 'catch', 'return', 'describe', 'it', 'test']);

/**
 * Functions of a file that span more than one line. The house formats every function so that its body closes on a line
 * with the indentation of the line that opened it, so indentation is enough and no parser is needed.
 */
export function measureFunctions(text: string): MeasuredFunction[] {
  const lines = withoutComments(text).split('\n');
  const found: MeasuredFunction[] = [];
  lines.forEach((line, index) => {
    const name = OPENERS.map((opener) => opener.exec(line)?.[1]).find((one) => one !== undefined);
    if (name === undefined || NOT_FUNCTIONS.has(name)) return;
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const end = lines.findIndex((later, at) => at > index && later.startsWith(indent) && /^[}\])]/.test(later.slice(indent.length)) && !/^\)\s*(:|=>)|^\}\)?:/.test(later.slice(indent.length)));
    if (end > index) found.push({ name, line: index + 1, lines: end - index + 1 });
  });
  return found;
}
