import type { z } from 'zod';

/** The first few schema violations as one sentence, each with its place, such as `score.mqlThreshold must be a whole number`. */
export function issuesInWords(error: z.ZodError): string {
  const said = error.issues.slice(0, 3).map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  const more = error.issues.length - said.length;
  const all = more > 0 ? [...said, `and ${more} more`] : said;
  return `${all.map((part) => part.replace(/\.$/, '')).join('; ')}.`;
}

/** What a schema without words of its own says of a value, for people rather than for programmers. */
export function wordsOfIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${WORDS[issue.expected] ?? `of the kind ${issue.expected}`}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which Baton does not know`;
    case 'too_small':
      return `must ${sizeOf(issue.origin, Number(issue.minimum), issue.exact === true ? 'exactly' : issue.inclusive === false ? 'more than' : 'at least')}`;
    case 'too_big':
      return `must ${sizeOf(issue.origin, Number(issue.maximum), issue.exact === true ? 'exactly' : issue.inclusive === false ? 'less than' : 'at most')}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`;
    case 'invalid_union':
      return 'is of a kind that Baton does not know';
    default:
      return undefined;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', tuple: 'a list', object: 'an object', record: 'an object', null: 'empty',
};

function sizeOf(origin: string, size: number, relation: string): string {
  if (origin === 'string') return `have ${relation} ${size} ${size === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'tuple') return `have ${relation} ${size} ${size === 1 ? 'entry' : 'entries'}`;
  return `be ${relation} ${size}`;
}
