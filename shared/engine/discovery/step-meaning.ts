import type { MapStep } from '../model/handoff-map.ts';
import type { HandoffStep } from './handoff-steps.ts';

/** Words by which an English-speaking room names what a history records, the more telling ones first. */
const MEANINGS: readonly (readonly [HandoffStep, RegExp])[] = [
  ['mql', /\bmqls?\b|\bmarketing qualified\b/],
  ['sql', /\bsqls?\b|\bsales qualified\b/],
  ['sal', /\bsals?\b|\bsales accepted\b|\baccepts?\b|\baccepted\b/],
  ['dealWon', /\bdeal (is )?won\b|\bclosed won\b/],
  ['dealLost', /\bdeal (is )?lost\b|\bclosed lost\b/],
  ['opportunity', /\bopportunit(y|ies)\b|\bdeal\b|\bpipeline\b/],
  ['customer', /\bcustomers?\b|\bwon\b/],
  ['recycled', /\brecycled?\b|\bnurtur(e|ed|ing)\b|\bback to marketing\b/],
  ['disqualified', /\bdisqualif(y|ied)\b/],
  ['rejected', /\breject(s|ed)?\b|\bunqualified\b|\bturned down\b|\btold why not\b/],
  ['ownerSet', /\bowners? (is |gets )?(set|assigned|chosen)\b|\bassign(s|ed|ment)?\b|\bround robin\b|\brout(ed|es|ing)\b/],
  ['action', /\btasks?\b|\bnotif(y|ied|ication|ications)\b|\balert(s|ed)?\b/],
  ['automated', /\bsequences?\b|\bauto ?responders?\b|\bautomat(ed|ic) e ?mails?\b|\bmailings?\b/],
  ['touch', /\bcalls?\b|\bcalled\b|\bphones?\b|\bfirst touch\b|\btouch(es|ed)?\b|\breach(es)? out\b|\bmeetings?\b|\btalks?\b|\bdials?\b|\be ?mail by\b/],
  ['lead', /\bforms?\b|\bdownloads?\b|\b(in|en)quir(y|ies)\b|\bsign ?ups?\b|\basks? for\b|\bbadges?\b|\bregisters?\b/],
];

/** What a step of the map is in the history: as somebody chose it, else as its words propose; null: nothing that it records. */
export function meaningOfStep(step: Pick<MapStep, 'meaning' | 'name' | 'trigger' | 'entryCriteria' | 'exitCriteria' | 'system'>): HandoffStep | null {
  if (step.meaning === undefined) return proposedMeaning(step);
  return step.meaning === 'nothing' ? null : step.meaning;
}

/**
 * What a step's words say that it is: read from its name, else its trigger, its entry and exit criteria, its system, in
 * this order; null where none of them names anything that a history records. Only a proposal, until somebody chooses.
 */
export function proposedMeaning({ name, trigger, entryCriteria, exitCriteria, system }: Pick<MapStep, 'name' | 'trigger' | 'entryCriteria' | 'exitCriteria' | 'system'>): HandoffStep | null {
  for (const text of [name, trigger, entryCriteria, exitCriteria, system]) {
    const found = meaningOfWords(text);
    if (found !== null) return found;
  }
  return null;
}

/** What some words name in the history: "they get a task" is an action; null: nothing. */
export function meaningOfWords(text: string): HandoffStep | null {
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  return MEANINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

const UNITS: readonly (readonly [RegExp, number])[] = [[/^min/, 60_000], [/^h/, 3_600_000], [/^d/, 86_400_000], [/^w/, 604_800_000]];
const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, the: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10 };

/** How long a room says that something takes at most, in ms day and night: "at once", "within the hour", "same day"; null: it names no time. */
export function saidLimit(said: string): number | null {
  const words = said.toLowerCase();
  if (/\b(at once|immediately|right away|instantly|straight away)\b/.test(words)) return 5 * 60_000;
  if (/\b(same|that) day\b/.test(words)) return 86_400_000;
  const found = /\b(?:within|in|under|after|inside)\s+(\d+|a|an|the|one|two|three|four|five|six|ten)\s+(min\w*|h\w*|d\w*|w\w*)\b/.exec(words) ?? /\b(\d+)\s*(min\w*|h\w*|d\w*|w\w*)\b/.exec(words);
  const [, amount = '', unit = ''] = found ?? [];
  const ms = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  return ms === undefined ? null : (NUMBERS[amount] ?? Number(amount)) * ms;
}
