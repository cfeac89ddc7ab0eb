import { isEmail, isZone, judgedValues, shareOf, type ColumnLook } from './column-look.ts';
import { COLUMN_WORDS, wordsOf } from './column-words.ts';
import { parseTimeOfDay } from './parse-number.ts';

/** How a file and its sheet are called. */
export interface FileNames {
  readonly file: string;
  readonly sheet: string;
}

/** Headers of those who work leads, by which every row of a list of them is told apart. */
const OWNER_ID = /^(hubspot |crm )?(owner|user|rep|sales ?rep|sales ?person|agent|employee|seller)s? ?(id|ids|key|number)$/;
const OWNER_NAME = /^(owner|user|rep|sales ?rep|sales ?person|sales ?agent|agent|employee|seller|team member)s? ?(name|full name|e ?mail)?$/;
const PEOPLE_OF_SALES = /\b(owners?|users?|reps?|salesreps?|roster|teams?|sales ?people|salespersons?|agents?|staff|employees?|sellers?)\b/;
/** What a list of leads says and a list of those who work them does not. */
const OF_LEADS: readonly string[] = ['createdAt', 'source', 'company', 'rejectReason', 'outcome'];
const LEAD = /\b(leads?|contacts?|prospects?|customers?|deals?|opportunit(y|ies)|lifecycle)\b/;
const PUBLIC = /@(gmail|googlemail|outlook|hotmail|yahoo|icloud|live|gmx|web|proton|protonmail|aol)\./i;

/** True when headers and values together say that each row is somebody who works leads, though few columns are named so. */
export function looksLikeOwners(header: readonly string[], looks: readonly ColumnLook[], names: FileNames): boolean {
  const words = header.map(wordsOf);
  if (header.length > 20 || words.some((text) => LEAD.test(text) || leadTargets(text).length > 0)) return false;
  const isSomebody = words.some((text) => COLUMN_WORDS.owners.some(([target, pattern]) => PERSON_TARGETS.has(target) && pattern.test(text)));
  return isSomebody && signsOf(words, looks, names) >= 2;
}

const PERSON_TARGETS = new Set(['name', 'email', 'firstName', 'lastName']);
const leadTargets = (text: string): readonly string[] => OF_LEADS.filter((target) => COLUMN_WORDS.leads.some(([known, pattern]) => known === target && pattern.test(text)));

function signsOf(words: readonly string[], looks: readonly ColumnLook[], { file, sheet }: FileNames): number {
  const isOwn = (pattern: RegExp): boolean => words.some((text, index) => pattern.test(text) && isAllDifferent(looks[index]));
  const spoken = ['zone', 'workStart', 'workEnd', 'dayCap', 'inactiveFrom', 'isActive', 'territory'].filter((target) => words.some((text) => COLUMN_WORDS.owners.some(([known, pattern]) => known === target && pattern.test(text))));
  const values = looks.map(judgedValues);
  return [
    isOwn(OWNER_ID) ? 2 : isOwn(OWNER_NAME) ? 1 : 0,
    PEOPLE_OF_SALES.test(wordsOf(file)) || PEOPLE_OF_SALES.test(wordsOf(sheet)) ? 1 : 0,
    values.some(isOneCompany) ? 1 : 0,
    values.some((column) => column.length > 0 && shareOf(column, isZone) > 0.8) && !spoken.includes('zone') ? 1 : 0,
    values.filter((column) => column.length > 0 && shareOf(column, isTimeOfDay) > 0.8).length >= 2 && !spoken.includes('workStart') ? 1 : 0,
    spoken.length,
  ].reduce((sum, points) => sum + points, 0);
}

const isAllDifferent = (look: ColumnLook | undefined): boolean => look !== undefined && look.filled > 0 && look.distinct === look.filled;
const isTimeOfDay = (value: string): boolean => value.includes(':') && parseTimeOfDay(value) !== null;

/** Colleagues have addresses of one company; leads come from many. */
function isOneCompany(values: readonly string[]): boolean {
  const addresses = values.filter(isEmail);
  if (addresses.length < 3 || addresses.length < values.length * 0.8 || addresses.some((address) => PUBLIC.test(address))) return false;
  return new Set(addresses.map((address) => address.slice(address.lastIndexOf('@')).trim().toLowerCase())).size === 1;
}
