import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { localDay, startOfLocalDay } from '../../shared/engine/time/zone-table.ts';
import { dueAt, openBetween, type PlainHours } from './plain-hours.ts';
import type { PlainFact, PlainLead } from './plain-leads.ts';
import { isMeant } from './plain-scoring.ts';

const MINUTE = 60_000;

/** One actual handoff, judged, as an object. */
export interface PlainHandoff { readonly lead: PlainLead; readonly at: number; readonly owner: string; readonly tier: number; readonly total: number; readonly touchAt: number; readonly state: string; readonly today: string }
/** One proposed one. */
export interface PlainDecision { readonly lead: PlainLead; readonly at: number; readonly total: number; readonly tier: number; readonly rule: string; readonly rep: string; readonly dueAt: number }
/** A figure as both forms tell it: its value, and how many leads it opens. */
export type PlainFigure = readonly [id: string, value: number | null, leads: number];

/** What the figures stand on. */
export interface PlainWorld {
  readonly leads: readonly PlainLead[];
  readonly actual: readonly PlainHandoff[];
  readonly proposed: readonly PlainDecision[];
  readonly configuration: Configuration;
  readonly client: PlainHours;
  readonly hoursOf: (repId: string) => PlainHours;
  readonly from: number;
  readonly to: number;
}

const STATES = ['kept', 'late', 'never', 'open'];

/** Every figure of the replay by filters over objects, each with the leads that it opens. */
export function plainFigures(world: PlainWorld): PlainFigure[] {
  const { actual, proposed, configuration: { routing, score, sla, tiers, playbook } } = world;
  const tierIds = tiers.classes.map(({ id }) => id);
  const figures: PlainFigure[] = [];
  const opened = (found: readonly { readonly lead: PlainLead }[]): number => new Set(found.map(({ lead }) => lead.id)).size;
  const count = <T extends { readonly lead: PlainLead }>(id: string, all: readonly T[], isMeant: (one: T) => boolean): void => {
    const found = all.filter(isMeant);
    figures.push([id, found.length, opened(found)]);
  };
  const share = <T extends { readonly lead: PlainLead }>(id: string, all: readonly T[], isHit: (one: T) => boolean, opens: (one: T) => boolean = isHit): void => {
    const hits = all.filter(isHit);
    figures.push(all.length === 0 ? [id, null, 0] : [id, hits.length / all.length, opened(all.filter(opens))]);
  };
  const first = new Map<string, number>();
  for (const { lead, at } of actual) first.set(lead.id, Math.min(at, first.get(lead.id) ?? Infinity));
  const isComplete = ({ lead }: { readonly lead: PlainLead }): boolean => playbook.requiredFields.every((field) => (lead.fields[field] ?? '') !== '');
  count('actual.mqls', actual, () => true);
  count('proposed.mqls', proposed, () => true);
  count('proposed.afterSalesActed', proposed, ({ lead, at }) => at > (first.get(lead.id) ?? Infinity));
  for (const [arm, all] of [['actual', actual], ['proposed', proposed]] as const) {
    const weeks = wholeWeeks(world, all);
    figures.push([`${arm}.mqlsPerWeek`, quantile(weeks, 0.5), opened(all)], [`${arm}.mqlsPerWeekP90`, quantile(weeks, 0.9), opened(all)]);
    tierIds.forEach((tier, place) => count(`${arm}.tier.${tier}`, all as readonly { readonly lead: PlainLead; readonly tier: number }[], (one) => one.tier === place));
    share(`${arm}.contextComplete`, all as readonly { readonly lead: PlainLead }[], isComplete);
    count(`${arm}.contextMissing`, all as readonly { readonly lead: PlainLead }[], (one) => !isComplete(one));
    for (const source of new Set(world.leads.map((lead) => lead.fields['source'] ?? ''))) count(`${arm}.source.${source === '' ? 'Unknown' : source}`, all as readonly { readonly lead: PlainLead }[], ({ lead }) => lead.fields['source'] === source);
  }
  count('actual.belowThreshold', actual, ({ total }) => total < score.mqlThreshold);
  for (const [id, states] of [['sql', ['sql', 'opportunity', 'customer']], ['opportunity', ['opportunity', 'customer']], ['won', ['customer']]] as const) count(`actual.${id}`, actual, ({ lead, at }) => lead.facts.some((fact) => fact.kind === 'stage' && fact.at >= at && (states as readonly string[]).includes(fact.name)));
  const isTouch = (fact: PlainFact): boolean => sla.touches.some((match) => isMeant(fact, match));
  const isTouched = ({ touchAt }: PlainHandoff): boolean => !Number.isNaN(touchAt);
  const isMailed = ({ lead, at }: PlainHandoff): boolean => lead.facts.some((fact) => fact.at >= at && sla.automatedTouches.some((match) => isMeant(fact, match)));
  count('actual.touched', actual, isTouched);
  count('actual.noTouch', actual, (one) => !isTouched(one));
  count('actual.noTouch.never', actual, (one) => !isTouched(one) && !isMailed(one));
  count('actual.noTouch.automatedOnly', actual, (one) => !isTouched(one) && isMailed(one));
  share('actual.noTouchShare', actual, (one) => !isTouched(one));
  for (const tier of ['', ...tierIds]) {
    const own = tier === '' ? actual : actual.filter((one) => tierIds[one.tier] === tier);
    for (const state of STATES) count(`judged.${state}${tier === '' ? '' : `.${tier}`}`, own, (one) => one.state === state);
    if (tier !== '') share(`judged.compliance.${tier}`, own.filter(({ state }) => state !== 'open'), ({ state }) => state === 'kept');
  }
  share('actual.insideSla', actual.filter(({ today }) => today !== 'open'), ({ today }) => today === 'kept');
  share('judged.insideSla', actual.filter(({ state }) => state !== 'open'), ({ state }) => state === 'kept');
  figures.push(['proposed.insideSla', null, 0], ['actual.wrongTerritory', 0, 0], ['actual.inactiveOwner', 0, 0], ['proposed.wrongTerritory', 0, 0], ['actual.acceptance', null, 0]);
  count('actual.unassigned', actual, ({ owner }) => owner === '');
  share('actual.noRuleShare', actual, ({ owner }) => owner === '');
  count('proposed.unrouted', proposed, ({ rule }) => rule === '');
  share('proposed.noRuleShare', proposed, ({ rule }) => rule === '');
  for (const { id } of routing.rules) count(`proposed.rule.${id}`, proposed, ({ rule }) => rule === id);
  for (const { id } of routing.roster) {
    count(`actual.load.${id}`, actual, ({ owner }) => owner === id);
    count(`proposed.load.${id}`, proposed, ({ rep }) => rep === id);
  }
  figures.push(['actual.loadGini', spread(world, actual.map(({ owner }) => owner)), opened(actual.filter(({ owner }) => owner !== ''))]);
  figures.push(['proposed.loadGini', spread(world, proposed.map(({ rep }) => rep)), opened(proposed.filter(({ rep }) => rep !== ''))]);
  const due = (one: PlainHandoff): number => dueAt(world.hoursOf(one.owner), one.at, sla.attempts.withinDays * dayOf(world.hoursOf(one.owner)));
  const asked = actual.filter(isTouched).map((one) => ({ ...one, due: due(one) })).filter((one) => one.due <= world.to);
  const isEnough = ({ lead, at, due: until }: (typeof asked)[number]): boolean => lead.facts.filter((fact) => fact.at >= at && fact.at <= until && isTouch(fact)).length >= sla.attempts.n;
  share('actual.attempts', asked, isEnough, (one) => !isEnough(one));
  const [median, p90] = speed(world);
  figures.push(['actual.speedToLead.median', median, median === null ? 0 : opened(actual.filter(isTouched))], ['actual.speedToLead.p90', p90, p90 === null ? 0 : opened(actual.filter(isTouched))]);
  return figures;
}

/** Open ms of a working day. */
function dayOf({ week }: PlainHours): number {
  const days = week.filter((day) => day.length > 0);
  return (days.flat().reduce((sum, [start, end]) => sum + end - start, 0) * MINUTE) / days.length;
}

/** Handoffs by ISO week of the client, without the first and last week where leads did not come in all of it. */
function wholeWeeks({ leads, actual, client: { zone: client }, from }: PlainWorld, handoffs: readonly { readonly at: number }[]): number[] {
  const last = [...leads.map(({ createdAt }) => createdAt), ...actual.map(({ at }) => at)].reduce((a, b) => Math.max(a, b), -Infinity);
  const monday = (at: number): number => localDay(client, at) - ((((localDay(client, at) + 3) % 7) + 7) % 7);
  const weeks: number[] = [];
  for (let day = monday(from); day <= localDay(client, last); day += 7) weeks.push(day);
  const byWeek = new Map<number, number>();
  for (const { at } of handoffs) byWeek.set(monday(at), (byWeek.get(monday(at)) ?? 0) + 1);
  return weeks.filter((day) => startOfLocalDay(client, day) >= from && last >= startOfLocalDay(client, day + 7) - 1).map((day) => byWeek.get(day) ?? 0);
}

function quantile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [position, below] = [(sorted.length - 1) * p, Math.floor((sorted.length - 1) * p)];
  return sorted.length === 0 ? null : sorted[below]! + ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!) * (position - below);
}

/** Gini's figure of leads per open hour and weight. */
function spread({ configuration: { routing }, hoursOf, from, to }: PlainWorld, reps: readonly string[]): number | null {
  const got = new Map<string, number>();
  for (const rep of reps) got.set(rep, (got.get(rep) ?? 0) + 1);
  const values = routing.roster.flatMap(({ id }) => {
    const weight = routing.pools.flatMap(({ members }) => members).filter(({ repId }) => repId === id).reduce((sum, member) => sum + member.weight, 0);
    const share = openBetween(hoursOf(id), from, to) * weight;
    return share > 0 ? [(got.get(id) ?? 0) / share] : [];
  }).sort((a, b) => a - b);
  const sum = values.reduce((all, value) => all + value, 0);
  return sum > 0 ? values.reduce((all, value, i) => all + (2 * (i + 1) - values.length - 1) * value, 0) / (values.length * sum) : null;
}

/** Median and p90 of the first touch on business minutes, untouched ones censored at the end (Kaplan–Meier). */
function speed({ actual, hoursOf, to }: PlainWorld): [number | null, number | null] {
  const cases = actual.map(({ owner, at, touchAt }) => ({ isTouched: touchAt <= to, minutes: openBetween(hoursOf(owner), at, Number.isNaN(touchAt) ? to : touchAt) / MINUTE })).sort((a, b) => a.minutes - b.minutes || Number(b.isTouched) - Number(a.isTouched));
  let free = 1;
  const found: [number | null, number | null] = [null, null];
  cases.forEach(({ isTouched, minutes }, i) => {
    if (isTouched) free *= 1 - 1 / (cases.length - i);
    [0.5, 0.9].forEach((p, place) => { if (found[place as 0 | 1] === null && isTouched && 1 - free >= p - 1e-12) found[place as 0 | 1] = minutes; });
  });
  return found;
}
