import { leadsByGroup, leadsOf } from '../replay/figure-book.ts';
import { findAvailability, spreadOf } from '../replay/load-spread.ts';
import type { Availability } from '../replay/load-spread.ts';
import { findUnknowables } from '../replay/replay-warnings.ts';
import { configurationWarnings } from '../replay/configuration-warnings.ts';
import { quantile } from '../metrics/quantile.ts';
import { KEPT_BY } from '../routing/kept-owner.ts';
import { endOf, NO_RULE } from '../routing/routing-decisions.ts';
import { STANDING, STANDINGS } from '../routing/standing.ts';
import { isoDay, weekday } from '../time/civil-date.ts';
import { DAY, HOUR, MINUTE } from '../time/units.ts';
import { localDay, toLocal } from '../time/zone-table.ts';
import type { Assigned } from './mismatches.ts';
import { findMismatches } from './mismatches.ts';
import type { PolicyPlay, PolicyStage } from './play-policy.ts';
import type { CapLine, HoldLine, HourCell, MismatchLine, PolicyReport, RepLine, RuleLine } from './policy-report.ts';
import { reassignmentLine } from './reassignment-line.ts';
import { findTwoClocks } from './two-clock-lines.ts';
import { assumptionSentences, routingHonesty } from './routing-honesty.ts';

/** The leads behind every number of a report, by the name that stands beside it. */
export type PolicySets = Map<string, Uint32Array>;

/** A week of full-time work, which load rates are told per. */
const WEEK_HOURS = 40;

/** A report and the leads that its numbers open. */
export function reportPolicy(play: PolicyPlay): { readonly report: PolicyReport; readonly sets: PolicySets } {
  const { stage, decisions } = play;
  const { input, which, routing, actual, actualRep } = stage;
  const { history, configuration } = input;
  const sets: PolicySets = new Map();
  const { crossings } = routing;
  const ends = { rule: 0, kept: 0, unrouted: 0, held: 0 };
  for (let i = 0; i < decisions.count; i += 1) ends[endOf(decisions, i)] += 1;
  for (const end of ['kept', 'unrouted', 'held'] as const) sets.set(end, leadsOf(crossings, (i) => endOf(decisions, i) === end));
  sets.set('waited', leadsOf(crossings, (i) => decisions.heldBy[i] !== -1));
  sets.set('keptOverCap', leadsOf(crossings, (i) => decisions.isOverCap[i] === 1));
  const unknowable = findUnknowables(history, configuration);
  const isActualKnown = unknowable.stages === null && unknowable.owners === null;
  const people = findAvailability(input, routing.clocks);
  const size = configuration.routing.roster.length;
  const reps = repLines(play, people, isActualKnown, sets);
  return {
    report: {
      moments: which,
      from: history.from <= history.to ? history.from : null,
      to: history.from <= history.to ? history.to : null,
      honesty: routingHonesty(configuration.routing),
      assumptions: assumptionSentences(configuration.routing),
      total: decisions.count,
      assigned: ends.rule,
      kept: ends.kept,
      unrouted: ends.unrouted,
      held: ends.held,
      fallback: configuration.routing.fallback.name,
      keptOverCap: decisions.isOverCap.reduce((sum, flag) => sum + flag, 0),
      keptBy: KEPT_BY.map((by, code) => ({ by, leads: decisions.rule.reduce((sum, _, i) => (endOf(decisions, i) === 'kept' && decisions.keptBy[i] === code ? sum + 1 : sum), 0) })),
      rules: ruleLines(play, sets),
      holds: holdLine(play),
      caps: capLines(play, sets),
      reps,
      spread: { actual: isActualKnown ? spreadOf(people, actualRep, size) : null, proposed: spreadOf(people, decisions.rep, size), people: people.length },
      mismatches: mismatchLines(play, isActualKnown, sets),
      ownerDaysOverCap: {
        actual: isActualKnown ? reps.reduce((sum, { actualDaysOverCap }) => sum + (actualDaysOverCap ?? 0), 0) : null,
        proposed: reps.reduce((sum, { daysOverCap }) => sum + daysOverCap, 0),
      },
      hours: hourCells(stage, decisions.assignedAt, isActualKnown ? actual.at : null, sets),
      clocks: findTwoClocks(stage, decisions, isActualKnown && unknowable.touches === null),
      reassignment: reassignmentLine(stage, isActualKnown && unknowable.touches === null, sets),
      warnings: [...new Set([unknowable.stages, unknowable.owners, ...routing.clocks.warnings, ...configurationWarnings(configuration), ...stage.evaluator.warnings].filter((text) => text !== null))],
    },
    sets,
  };
}

function ruleLines({ stage, decisions, tally }: PolicyPlay, sets: PolicySets): RuleLine[] {
  const { rules, pools } = stage.input.configuration.routing;
  const placed = new Int32Array(rules.length);
  for (const rule of decisions.rule) if (rule >= 0) placed[rule]! += 1;
  const opened = leadsByGroup(stage.routing.crossings, rules.length, (i) => decisions.rule[i]!);
  return rules.map(({ id, name, poolId }, rule) => {
    const set = `rule.${id}`;
    sets.set(set, opened[rule]!);
    const leads = placed[rule]!;
    const isTrue = tally.isTrue[rule]!;
    return {
      ruleId: id, name, poolId, pool: pools.find((pool) => pool.id === poolId)?.name ?? '', leads,
      share: decisions.count === 0 ? 0 : leads / decisions.count, isTrue, exhausted: isTrue - tally.atOnce[rule]!, held: tally.held[rule]!, set,
    };
  });
}

/** How long held leads waited, and where they ended. */
export function holdLine({ stage, decisions }: PolicyPlay): HoldLine {
  const waits: number[] = [];
  const counts = { leads: 0, placed: 0, toFallback: 0, stillWaiting: 0 };
  decisions.heldBy.forEach((by, i) => {
    if (by === -1) return;
    counts.leads += 1;
    const assignedAt = decisions.assignedAt[i]!;
    if (Number.isNaN(assignedAt)) counts.stillWaiting += 1;
    else {
      waits.push((assignedAt - stage.routing.crossings.at[i]!) / MINUTE);
      counts[decisions.rule[i] === NO_RULE ? 'toFallback' : 'placed'] += 1;
    }
  });
  return { ...counts, medianMinutes: quantile(waits, 0.5), p90Minutes: quantile(waits, 0.9), longestMinutes: quantile(waits, 1) };
}

const CAP_NAMES: Readonly<Record<number, CapLine['cap']>> = {
  [STANDING.dayCapReached]: 'day', [STANDING.weekCapReached]: 'week', [STANDING.rollingCapReached]: 'rolling30', [STANDING.openCapReached]: 'open',
};

/** Caps that kept leads from people, by person and day; most first. */
export function capLines({ stage, tally }: PolicyPlay, sets: PolicySets): CapLine[] {
  const { roster } = stage.input.configuration.routing;
  const { lead } = stage.routing.crossings;
  const lines = new Map<string, { line: Omit<CapLine, 'hits' | 'days'>; days: { day: string; hits: number }[]; turns: number[] }>();
  for (const { rep, standing, day, turns } of tally.caps) {
    const cap = CAP_NAMES[standing] ?? 'day';
    const repId = roster[rep]?.id ?? '';
    const set = `cap.${cap}.${repId}`;
    const known = lines.get(set) ?? { line: { repId, name: roster[rep]?.name ?? '', cap, set }, days: [], turns: [] };
    lines.set(set, known);
    known.days.push({ day: isoDay(day), hits: turns.length });
    known.turns.push(...turns);
  }
  return [...lines.values()]
    .map(({ line, days, turns }) => {
      const leads = [...new Set(turns.map((turn) => lead[turn]!))].sort((a, b) => a - b);
      sets.set(line.set, Uint32Array.from(leads));
      return { ...line, hits: turns.length, days: days.sort((a, b) => (a.day < b.day ? -1 : 1)) };
    })
    .sort((a, b) => b.hits - a.hits || (a.set < b.set ? -1 : 1));
}

/** By rep: his own days on which he was given more leads than his day cap. */
export function daysOverCap(stage: PolicyStage, reps: Int16Array, at: Float64Array): Int32Array {
  const { roster } = stage.input.configuration.routing;
  const { clocks } = stage.routing;
  const perDay = new Map<number, number>();
  reps.forEach((rep, i) => {
    if (rep < 0 || Number.isNaN(at[i]) || roster[rep]?.dayCap === undefined) return;
    const key = localDay(clocks.capZone ?? (clocks.reps[rep] ?? clocks.client).zone, at[i]!) * roster.length + rep;
    perDay.set(key, (perDay.get(key) ?? 0) + 1);
  });
  const over = new Int32Array(roster.length);
  for (const [key, n] of perDay) {
    const rep = ((key % roster.length) + roster.length) % roster.length;
    if (n > (roster[rep]?.dayCap ?? Infinity)) over[rep]! += 1;
  }
  return over;
}

function repLines({ stage, decisions, tally }: PolicyPlay, people: readonly Availability[], isActualKnown: boolean, sets: PolicySets): RepLine[] {
  const { roster } = stage.input.configuration.routing;
  const { actual, actualRep } = stage;
  const over = daysOverCap(stage, decisions.rep, decisions.assignedAt);
  const actualOver = daysOverCap(stage, actualRep, actual.at);
  const countsOf = (reps: Int16Array): Uint32Array => {
    const counts = new Uint32Array(roster.length);
    for (const rep of reps) if (rep >= 0) counts[rep]! += 1;
    return counts;
  };
  const [proposedCounts, actualCounts] = [countsOf(decisions.rep), countsOf(actualRep)];
  const opened = leadsByGroup(stage.routing.crossings, roster.length, (i) => decisions.rep[i]!);
  const actualOpened = leadsByGroup(actual, roster.length, (i) => actualRep[i]!);
  return roster.map(({ id, name }, rep) => {
    const set = `rep.${id}`;
    sets.set(set, opened[rep]!);
    sets.set(`${set}.actual`, actualOpened[rep]!);
    const available = people.find(({ index }) => index === rep);
    const [proposed, got] = [proposedCounts[rep]!, isActualKnown ? actualCounts[rep]! : null];
    const rate = (leads: number | null): number | null => (leads === null || available === undefined ? null : (leads * WEEK_HOURS) / (available.share / HOUR));
    const passed = tally.passedOver.subarray(rep * STANDINGS.length, (rep + 1) * STANDINGS.length).reduce((sum, n) => sum + n, 0);
    return {
      repId: id, name, proposed, actual: got,
      availableHours: (available?.openMs ?? 0) / HOUR,
      weight: available === undefined ? 0 : available.share / available.openMs,
      proposedRate: rate(proposed), actualRate: rate(got),
      passedOver: passed, notPicked: tally.notPicked[rep]!,
      daysOverCap: over[rep]!, actualDaysOverCap: isActualKnown ? actualOver[rep]! : null, set,
    };
  });
}

function mismatchLines({ stage, decisions }: PolicyPlay, isActualKnown: boolean, sets: PolicySets): MismatchLine[] {
  const { routing } = stage.input.configuration;
  const { crossings } = stage.routing;
  const look = (arm: 'proposed' | 'actual', assigned: Assigned) =>
    new Map(
      findMismatches(routing, stage.evaluator, assigned).map(({ kind, of, handoffs }) => {
        const set = `mismatch.${kind}.${arm}`;
        const isMeant = new Set(handoffs);
        sets.set(set, leadsOf(assigned, (i) => isMeant.has(i)));
        return [kind, { n: handoffs.length, of, set }] as const;
      }),
    );
  const proposed = look('proposed', { ...crossings, rep: decisions.rep });
  const actual = isActualKnown ? look('actual', { ...stage.actual, rep: stage.actualRep }) : null;
  return [...proposed].map(([kind, line]) => ({ kind, proposed: line, actual: actual?.get(kind) ?? null }));
}

/** Assignments by hour of the client's week; hours without any are left out. */
export function hourCells(stage: PolicyStage, assignedAt: Float64Array, actualAt: Float64Array | null, sets: PolicySets | null): HourCell[] {
  const { zone } = stage.routing.clocks.client;
  const place = (at: number): number => {
    const local = toLocal(zone, at);
    const day = Math.floor(local / DAY);
    return weekday(day) * 24 + Math.floor((local - day * DAY) / HOUR);
  };
  const [proposed, actual] = [new Int32Array(168), new Int32Array(168)];
  const placeOf = (instants: Float64Array | null): Int16Array => Int16Array.from(instants ?? [], (at) => (Number.isNaN(at) ? -1 : place(at)));
  const [proposedPlace, actualPlace] = [placeOf(assignedAt), placeOf(actualAt)];
  for (const cell of proposedPlace) if (cell >= 0) proposed[cell]! += 1;
  for (const cell of actualPlace) if (cell >= 0) actual[cell]! += 1;
  const cells = Array.from({ length: 168 }, (_, cell) => cell).filter((cell) => proposed[cell]! + actual[cell]! > 0);
  if (sets !== null) {
    groupSets(sets, 'proposed', proposedPlace, stage.routing.crossings.lead);
    if (actualAt !== null) groupSets(sets, 'actual', actualPlace, stage.actual.lead);
  }
  return cells.map((cell) => ({ weekday: Math.floor(cell / 24), hour: cell % 24, proposed: proposed[cell]!, actual: actualAt === null ? null : actual[cell]! }));
}

/** The leads of each hour, as `hour.<weekday>.<hour>.<arm>`. */
function groupSets(sets: PolicySets, arm: 'proposed' | 'actual', places: Int16Array, lead: Uint32Array): void {
  leadsByGroup({ count: places.length, lead }, 168, (i) => places[i]!).forEach((leads, cell) => {
    if (leads.length > 0) sets.set(`hour.${Math.floor(cell / 24)}.${cell % 24}.${arm}`, leads);
  });
}
