import type { Configuration, Pool } from '../model/configuration.ts';
import type { Strategy } from '../model/routing-policy.ts';
import { RULE_TEXTS, fillText, type RuleTexts } from './rule-texts.ts';

type Routing = Configuration['routing'];

/** A strategy as people call it, in the middle of a sentence. */
export const strategyName = (strategy: Strategy, texts: RuleTexts = RULE_TEXTS): string => fillText(texts[`strategy.${strategy}`]);

/** How a pool chooses, as the middle of a sentence: "turns in order, a missed turn is kept". */
export function poolStrategyInWords({ strategy: chosen, skipPolicy }: Pick<Pool, 'strategy' | 'skipPolicy'>, texts: RuleTexts = RULE_TEXTS): string {
  const strategy = strategyName(chosen, texts);
  if (chosen === 'ordered') return fillText(texts[skipPolicy === 'hold' ? 'strategy.turnKept' : 'strategy.turnLost'], { strategy });
  if (chosen === 'shortfall') return fillText(texts['strategy.shortfallOf'], { strategy });
  return chosen === 'hubspotRotate' ? fillText(texts['strategy.rotation'], { strategy }) : strategy;
}

/** A time in the largest unit that says it exactly. */
function timeInWords(n: number, texts: RuleTexts): string {
  if (n % 1440 === 0) return fillText(texts['time.days'], { count: n / 1440 });
  return n % 60 === 0 ? fillText(texts['time.hours'], { count: n / 60 }) : fillText(texts['time.minutes'], { count: n });
}

/** What of a routing policy goes beyond rules, pools and the fallback, as sentences; none for a policy that uses nothing of it. */
export function routingTermsInWords(routing: Routing, texts: RuleTexts = RULE_TEXTS): string[] {
  const { stickiness, duplicates, pools, rules, capZone, assumptions, calendars, segments = [], skills = [], roster } = routing;
  const poolName = (id: string | undefined): string => pools.find((pool) => pool.id === id)?.name ?? fillText(texts['terms.goneFromPools']);
  const holds = rules.some(({ onExhausted }) => onExhausted === 'hold') || stickiness?.overCap === 'hold';
  const holidays = calendars.filter((calendar) => (calendar.holidays ?? []).length + (calendar.exceptions ?? []).length > 0);
  const names = (all: readonly { readonly name: string }[]): string => all.map(({ name }) => name).join(', ');
  return [
    ...(routing.evaluationStage === 'created' ? [fillText(texts['terms.created'])] : []),
    ...duplicatesInWords(duplicates, texts),
    ...stickinessInWords(stickiness, texts),
    ...(holds ? [fillText(texts['terms.holds'], { time: timeInWords(routing.holdMaxMinutes ?? 1440, texts) })] : []),
    ...reassignmentInWords(routing.reassignment, texts),
    ...pools.flatMap((pool) => poolTerms(pool, poolName, texts)),
    ...(roster.some(({ weekCap, rolling30Cap, openCap }) => weekCap !== undefined || rolling30Cap !== undefined || openCap !== undefined) ? [capsInWords(routing, texts)] : []),
    ...(capZone === undefined ? [] : [fillText(texts['terms.capZone'], { zone: capZone })]),
    ...(segments.length === 0 ? [] : [fillText(texts['terms.segments'], { names: names(segments) })]),
    ...(skills.length === 0 ? [] : [fillText(texts['terms.skills'], { names: names(skills) })]),
    ...holidays.map(({ name, holidays: days = [], exceptions = [] }) => fillText(texts['terms.holidays'], { name, count: days.length, exceptions: exceptions.length })),
    ...(assumptions?.holdingDays === undefined ? [] : [fillText(texts['terms.holding'], { days: assumptions.holdingDays })]),
    ...(assumptions?.handlingMinutes === undefined ? [] : [fillText(texts['terms.handling'], { minutes: assumptions.handlingMinutes })]),
  ];
}

/** What becomes of a lead that is let lie, as a sentence; none where it stays where it is. */
export function reassignmentInWords(reassignment: Routing['reassignment'], texts: RuleTexts = RULE_TEXTS): string[] {
  if (reassignment === undefined) return [];
  const { atShare, most, manager } = reassignment;
  const when = atShare === 1 ? fillText(texts['terms.targetPassed']) : fillText(texts['terms.afterTimes'], { times: atShare });
  const often = most === 1 ? fillText(texts['terms.once']) : most === 2 ? fillText(texts['terms.twice']) : fillText(texts['terms.times'], { n: most });
  return [fillText(texts['terms.reassigned'], { when, often, end: manager === '' ? fillText(texts['terms.waits']) : fillText(texts['terms.decides'], { manager }) })];
}

/** What becomes of a second record of a person, as a sentence; none where the policy does not ask. */
export const duplicatesInWords = (duplicates: Routing['duplicates'], texts: RuleTexts = RULE_TEXTS): string[] =>
  (duplicates === undefined ? [] : [fillText(texts['terms.duplicates'], { field: duplicates.field, days: duplicates.withinDays })]);

/** Who keeps a lead before any rule is asked, as a sentence; none where the policy names nobody. */
export function stickinessInWords(stickiness: Routing['stickiness'], texts: RuleTexts = RULE_TEXTS): string[] {
  if (stickiness === undefined) return [];
  const owners = [
    ...(stickiness.openDeal ? [fillText(texts['terms.ofDeal'])] : []),
    ...(stickiness.accountOwnerField !== undefined || stickiness.accountField !== undefined ? [fillText(texts['terms.ofAccount'])] : []),
    ...(stickiness.previousOwnerDays === undefined ? [] : [fillText(texts['terms.ofLast'], { days: stickiness.previousOwnerDays })]),
  ];
  if (owners.length === 0) return [];
  return [fillText(texts['terms.stays'], { owners: owners.join(fillText(texts['terms.else'])), over: fillText(texts[`terms.${stickiness.overCap}`]) })];
}

function poolTerms(pool: Pool, poolName: (id: string | undefined) => string, texts: RuleTexts): string[] {
  const named = { pool: pool.name };
  const parts = (pool.match ?? []).map((match) => fillText(texts[`terms.${match}`])).join(', ');
  return [
    ...(pool.strategy === 'weightedSmooth' ? [] : [fillText(texts['terms.poolBy'], { ...named, strategy: poolStrategyInWords(pool, texts) })]),
    ...(parts === '' ? [] : [fillText(texts['terms.match'], { ...named, parts })]),
    ...(pool.openHours === undefined ? [] : [fillText(texts['terms.openHours'], named)]),
    ...(pool.capSource === 'routed' ? [fillText(texts['terms.routedCaps'], named)] : []),
    ...(pool.overflowPoolId === undefined ? [] : [fillText(texts['terms.overflow'], { ...named, other: poolName(pool.overflowPoolId) })]),
  ];
}

function capsInWords({ roster }: Routing, texts: RuleTexts): string {
  const count = (isSet: (rep: Routing['roster'][number]) => boolean): number => roster.filter(isSet).length;
  const caps = [
    [count(({ weekCap }) => weekCap !== undefined), 'terms.aWeek'],
    [count(({ rolling30Cap }) => rolling30Cap !== undefined), 'terms.in30Days'],
    [count(({ openCap }) => openCap !== undefined), 'terms.openAtOnce'],
  ] as const;
  const parts = caps.filter(([n]) => n > 0).map(([n, what]) => fillText(texts['terms.ofPeople'], { what: fillText(texts[what]), count: n }));
  return fillText(texts['terms.caps'], { parts: parts.join(', ') });
}
