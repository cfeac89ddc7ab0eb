import type { EventMatch } from '../model/expression.ts';
import { fieldWords } from './field-words.ts';
import { FACT } from './history.ts';
import type { Facts, History } from './history.ts';

const NO_TOUCH = /\b(tasks?|notes?|reminders?|assign(ed|ment)?|owner|opened|open|clicked|click|bounced?|unsubscribed?|page|visit|view(ed)?|form|download(ed)?)\b/;
const TOUCH = /\b(calls?|called|phone|meetings?|sales e ?mail|e ?mail by|1 1 e ?mail|sms|whatsapp|conversation|demo (held|done))\b/;

/**
 * The types of engagement that look like a person of sales reaching out, before the room has said which touches count
 * (domain.md §1, "Meaningful touch"): mostly logged with an owner and by no machine, and no task, note or visit by name.
 * In a history whose engagements name no owners the names alone decide.
 */
export function touchLikeEvents(history: History): readonly EventMatch[] {
  let known = ofFacts.get(history.facts);
  if (known === undefined) ofFacts.set(history.facts, (known = findTouchLike(history)));
  return known;
}

/** Going through every fact is worth remembering: lists of leads ask for it, page by page. */
const ofFacts = new WeakMap<Facts, readonly EventMatch[]>();
const countsOfFacts = new WeakMap<Facts, ArrayLike<number>>();

/** Remembers what `countEngagements` gave when the history was stored. */
export const keepEngagementCounts = (facts: Facts, counts: ArrayLike<number>): void => void countsOfFacts.set(facts, counts);

/** How many engagements there are by type, then by machine or not, then with an owner or not: place type × 4 + machine × 2 + owned. */
export function countEngagements({ eventTypes, facts }: Pick<History, 'eventTypes' | 'facts'>): Uint32Array {
  // One count a row, and nothing to guess for the processor.
  const counts = new Uint32Array(eventTypes.length * 4);
  const { kind, automated, subject, owner } = facts;
  for (let row = 0; row < kind.length; row++) {
    if (kind[row] === FACT.engagement) counts[subject[row]! * 4 + automated[row]! * 2 + Math.min(owner[row]!, 1)]!++;
  }
  return counts;
}

function findTouchLike(history: History): EventMatch[] {
  const { eventTypes, facts } = history;
  const counts = countsOfFacts.get(facts) ?? countEngagements(history);
  const owned = eventTypes.map((_, type) => counts[type * 4 + 1]!);
  const all = owned.map((count, type) => count + counts[type * 4]!);
  const namesOwners = owned.some((count) => count > 0);
  return eventTypes.flatMap((type, index): EventMatch[] => {
    const words = fieldWords(type);
    const isTouch = all[index]! > 0 && !NO_TOUCH.test(words) && (namesOwners ? owned[index]! * 2 > all[index]! : TOUCH.test(words));
    return isTouch ? [{ type, automated: false }] : [];
  });
}
