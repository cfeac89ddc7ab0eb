import { leavesOf } from '../expressions/leaves-of.ts';
import { denyField } from '../history/denied-field.ts';
import { fieldWords } from '../history/field-words.ts';
import type { Codes, FieldColumn, History } from '../history/history.ts';
import { leakageSuspects } from '../history/leakage-suspects.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';

/** A figure that already judges the lead would be judged instead of it. */
const JUDGES = /\b(score|scoring|grade|rating|rank|tier|temperature|priority)\b/;
/** A text with more different values than this share of the leads names single leads. */
const NAMES_LEADS = 0.5;
/** More values than this before that share says anything. */
const FEW_VALUES = 50;

/**
 * The columns that a case may show, by index, those that the drafted configuration reads first, then by coverage:
 * nothing personal, no company name, nothing that sales writes or that may know the outcome, no score, no instants, no
 * text that tells single leads apart.
 */
export function caseFields(history: History, configuration: Configuration): number[] {
  const suspects = new Set(leakageSuspects(history).map(({ field }) => field));
  const read = readFields(configuration);
  const place = (index: number): number => {
    const found = read.indexOf(history.fields[index]?.name ?? '');
    return found < 0 ? read.length : found;
  };
  const known = history.fields.map(({ current }) => countKnown(current));
  return history.fields
    .map((_, index) => index)
    .filter((index) => mayShow(history, history.fields[index]!, suspects))
    .sort((a, b) => place(a) - place(b) || (known[b] ?? 0) - (known[a] ?? 0) || a - b);
}

function countKnown(codes: Codes): number {
  let known = 0;
  for (let lead = 0; lead < codes.length; lead++) if (codes[lead] !== 0) known++;
  return known;
}

function mayShow({ roles, leadIds }: History, field: FieldColumn, suspects: ReadonlySet<string>): boolean {
  if (field.personal || field.type === 'instant' || suspects.has(field.name) || denyField(field.name) !== null) return false;
  if ([roles.name, roles.email, roles.company, roles.rejectReason, roles.outcome].includes(field.name)) return false;
  if (JUDGES.test(fieldWords(field.name))) return false;
  return field.type !== 'text' || field.values.length <= Math.max(FEW_VALUES, leadIds.length * NAMES_LEADS);
}

/** Names of the fields that definitions and fit rules read, in that order, without repeats. */
function readFields({ definitions, score }: Configuration): string[] {
  const names = [definitions.mql, definitions.handRaise, definitions.disqualify].flatMap(({ criteria }) => fieldsIn(criteria));
  for (const rule of score.groups.flatMap(({ rules }) => rules)) {
    if (rule.kind === 'when') names.push(...fieldsIn(rule.when));
    else if ('field' in rule) names.push(rule.field);
  }
  return [...new Set(names)];
}

const fieldsIn = (expression: Expression): string[] => leavesOf(expression).flatMap((leaf) => (leaf.kind === 'compare' ? [leaf.field] : []));
