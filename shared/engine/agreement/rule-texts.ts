/** A fixed text: {name} is the place of a value; where `count` among the values decides, one form for one and another for the rest. */
export type RuleText = string | { readonly one: string; readonly other: string };

/**
 * Every fixed text in which criteria, scores and rules are said, in English. They are the engine's because it says rules in
 * its reasons too; the catalogue of all texts (`shared/format/texts`) takes them in, and another language brings its own.
 */
export const RULE_TEXTS = {
  'criteria.always': 'always', 'criteria.never': 'never', 'criteria.and': 'and', 'criteria.or': 'or', 'criteria.nor': 'nor', 'criteria.not': 'not ({criterion})',
  'criteria.yes': 'yes', 'criteria.no': 'no', 'criteria.empty': '(empty)', 'criteria.noValue': '(no value)', 'criteria.noNumber': '(no number)',
  'compare.eq': 'is {first}', 'compare.ne': 'is not {first}', 'compare.in': 'is {list}', 'compare.inNothing': 'is one of (no values)', 'compare.nin': 'is neither {list}',
  'compare.lt': 'below {first}', 'compare.le': 'at most {first}', 'compare.gt': 'above {first}', 'compare.ge': 'at least {first}',
  'compare.between': 'between {first} and {second}', 'compare.contains': 'contains “{first}”', 'compare.startsWith': 'starts with “{first}”',
  'compare.regexSafe': 'matches the pattern “{first}”', 'compare.isKnown': 'is known', 'compare.isUnknown': 'is unknown',
  'event.automated': 'automated', 'event.byPerson': 'by a person', 'event.within': { one: ' within {count} day', other: ' within {count} days' },
  'event.sum': '{attribute} of {event} {amount} in all{within}', 'event.none': 'no {event}{within}', 'event.times': '{amount} × {event}{within}',
  'event.oneDay': '{event} on {amount} different day{within}', 'event.days': '{event} on {amount} different days{within}',
  'amount.between': 'from {n} to {to}', 'amount.ge': 'at least {n}', 'amount.le': 'at most {n}', 'amount.eq': 'exactly {n}', 'amount.ne': 'other than {n}', 'amount.lt': 'fewer than {n}', 'amount.gt': 'more than {n}',

  'tier.score': 'score at least {points}', 'tier.cell': 'cell {cells}', 'tier.others': 'every other lead',
  'tier.again': 'It becomes one again only after missing every threshold lowered by {percent} %, and after {days} days.',
  'tier.matrix': 'fit {fit}; engagement {engagement}', 'tier.bandFrom': '{name} from {points}', 'tier.bandBelow': '{name} below',

  'strategy.weightedSmooth': 'turns by weight', 'strategy.ordered': 'turns in order', 'strategy.shortfall': 'shortfall', 'strategy.leastLoaded': 'fewest open leads',
  'strategy.fastestFree': 'who works first', 'strategy.hubspotRotate': 'HubSpot’s rotation',
  'strategy.turnKept': '{strategy}, a missed turn is kept', 'strategy.turnLost': '{strategy}, a missed turn is lost',
  'strategy.shortfallOf': '{strategy}: whoever lacks most of the share that weights give',
  'strategy.rotation': '{strategy}: evenly by count, absence ignored, counts reset when the list changes',
  'time.minutes': '{count} minutes', 'time.hours': { one: '{count} hour', other: '{count} hours' }, 'time.days': { one: '{count} day', other: '{count} days' },
  'terms.goneFromPools': 'a pool that no longer exists',
  'terms.created': 'Leads are given to somebody when they are created, not only when they become an MQL.',
  'terms.holds': 'A lead that waits is offered again, hottest first, whenever somebody becomes free; after {time} the fallback takes it.',
  'terms.capZone': 'Caps count days and weeks in the zone {zone}.', 'terms.segments': 'Segments, the first that holds: {names}.',
  'terms.skills': 'Skills that some leads ask for: {names}.',
  'terms.holidays': { one: 'The calendar "{name}" has {count} holiday and {exceptions} days with other hours.', other: 'The calendar "{name}" has {count} holidays and {exceptions} days with other hours.' },
  'terms.holding': 'A lead is assumed to stay open for {days} days after it is given.', 'terms.handling': 'A lead is assumed to take {minutes} working minutes.',
  'terms.reassigned': 'A lead that its owner has not touched {when} goes to somebody else, at most {often}; then {end}.',
  'terms.targetPassed': 'when its target has passed', 'terms.afterTimes': 'after {times} times its target',
  'terms.once': 'once', 'terms.twice': 'twice', 'terms.times': '{n} times', 'terms.waits': 'it waits for a manager', 'terms.decides': '{manager} decides',
  'terms.duplicates': 'A second record of a person, told by an equal "{field}", goes to whoever was given the first within {days} days.',
  'terms.stays': 'Before any rule a lead stays with {owners}, {over}.', 'terms.else': ', else ',
  'terms.ofDeal': 'the owner of its open deal', 'terms.ofAccount': 'the owner of its account', 'terms.ofLast': 'its owner of the last {days} days',
  'terms.assignAnyway': 'who gets it even when away or over a cap', 'terms.hold': 'and waits when that person is away or over a cap', 'terms.routeOn': 'unless that person is away or over a cap',
  'terms.poolBy': 'The pool "{pool}" gives leads by {strategy}.', 'terms.match': 'Members of "{pool}" must fit the lead’s {parts}.',
  'terms.territory': 'territory', 'terms.segment': 'segment', 'terms.skill': 'skills',
  'terms.openHours': 'The pool "{pool}" takes leads in its own hours alone.', 'terms.routedCaps': 'In "{pool}" caps count the leads alone that a rule gave.',
  'terms.overflow': 'When nobody in "{pool}" can take a lead, "{other}" is asked.',
  'terms.caps': 'Beside day caps there are caps for {parts}.', 'terms.ofPeople': { one: '{what} ({count} person)', other: '{what} ({count} people)' },
  'terms.aWeek': 'a week', 'terms.in30Days': '30 days', 'terms.openAtOnce': 'leads open at once',
} as const satisfies Readonly<Record<string, RuleText>>;

/** The fixed texts of rules in one language. */
export type RuleTexts = Readonly<Record<keyof typeof RULE_TEXTS, RuleText>>;

/** A text with its values. Throws for a place without a value: a mistake of whoever wrote the call. */
export function fillText(text: RuleText, values: Readonly<Record<string, string | number>> = {}): string {
  const form = typeof text === 'string' ? text : values['count'] === 1 ? text.one : text.other;
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`“${form}” has no value for ${name}.`);
    return String(value);
  });
}

/** "a", "a or b", "a, b or c". */
export const listInWords = (items: readonly string[], word: string): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`);
