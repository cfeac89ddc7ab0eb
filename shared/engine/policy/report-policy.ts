import { leadsByGroup, leadsOf, type Openable } from '../replay/figure-book.ts';
import { findAvailability, spreadOf } from '../replay/load-spread.ts';
import type { Availability } from '../replay/load-spread.ts';
import { findUnknowables } from '../replay/replay-warnings.ts';
import { configurationWarnings } from '../replay/configuration-warnings.ts';
import { quantile } from '../metrics/quantile.ts';
import { KEPT_BY } from '../routing/kept-owner.ts';
import { endOf, NO_RULE } from '../routing/routing-decisions.ts';
import { STANDING, STANDINGS } from '../routing/standing.ts';
import { isoDay } from '../time/civil-date.ts';
import { HOUR, MINUTE } from '../time/units.ts';
import { actualSide, type ActualSide } from './actual-side.ts';
import { daysOverCap } from './days-over-cap.ts';
import { findMismatches, type Mismatch } from './mismatches.ts';
import { placesInWeek } from './places-in-week.ts';
import type { PolicyPlay } from './play-policy.ts';
import type { CapLine, HoldLine, HourCell, MismatchLine, PolicyReport, RepLine, RuleLine } from './policy-report.ts';
import { createPolicySets, madeTogether, type PolicySets } from './policy-sets.ts';
import { reassignmentLine } from './reassignment-line.ts';
import { assumptionSentences, routingHonesty } from './routing-honesty.ts';
import { proposedDelay } from './two-clock-lines.ts';

/** A week of full-time work, which load rates are told per. */
const WEEK_HOURS = 40;

/** A report and the leads that its numbers open. */
export function reportPolicy(play: PolicyPlay): { readonly report: PolicyReport; readonly sets: PolicySets } {
  const { stage, decisions } = play;
  const { input, which, routing, actualRep } = stage;
  const { history, configuration } = input;
  const sets = createPolicySets();
  const { crossings } = routing;
  const ends = { rule: 0, kept: 0, unrouted: 0, held: 0 };
  const keptBy = new Uint32Array(KEPT_BY.length);
  for (let i = 0; i < decisions.count; i += 1) {
    const end = endOf(decisions, i);
    ends[end] += 1;
    if (end === 'kept') keptBy[decisions.keptBy[i]!]! += 1;
  }
  for (const end of ['kept', 'unrouted', 'held'] as const) sets.set(end, () => leadsOf(crossings, (i) => endOf(decisions, i) === end));
  sets.set('waited', () => leadsOf(crossings, (i) => decisions.heldBy[i] !== -1));
  sets.set('keptOverCap', () => leadsOf(crossings, (i) => decisions.isOverCap[i] === 1));
  const unknowable = findUnknowables(history, configuration);
  const isActualKnown = unknowable.stages === null && unknowable.owners === null;
  const people = findAvailability(input, routing.clocks);
  const size = configuration.routing.roster.length;
  const side = isActualKnown ? actualSide(stage, unknowable.touches === null) : null;
  const reps = repLines(play, people, side, sets);
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
      keptBy: KEPT_BY.map((by, code) => ({ by, leads: keptBy[code]! })),
      rules: ruleLines(play, sets),
      holds: holdLine(play),
      caps: capLines(play, sets),
      reps,
      spread: { actual: isActualKnown ? spreadOf(people, actualRep, size) : null, proposed: spreadOf(people, decisions.rep, size), people: people.length },
      mismatches: mismatchLines(play, side, sets),
      ownerDaysOverCap: {
        actual: isActualKnown ? reps.reduce((sum, { actualDaysOverCap }) => sum + (actualDaysOverCap ?? 0), 0) : null,
        proposed: reps.reduce((sum, { daysOverCap }) => sum + daysOverCap, 0),
      },
      hours: hourLines(play, side, sets),
      clocks: { proposed: { systemDelay: proposedDelay(stage, decisions) }, actual: side?.clocks ?? null },
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
  madeTogether(sets, rules.map(({ id }) => `rule.${id}`), () => leadsByGroup(stage.routing.crossings, rules.length, (i) => decisions.rule[i]!));
  return rules.map(({ id, name, poolId }, rule) => {
    const set = `rule.${id}`;
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
  const lines = new Map<string, { line: Omit<CapLine, 'hits' | 'days'>; days: { day: string; hits: number }[]; all: (readonly number[])[] }>();
  for (const { rep, standing, day, turns } of tally.caps) {
    const cap = CAP_NAMES[standing] ?? 'day';
    const repId = roster[rep]?.id ?? '';
    const set = `cap.${cap}.${repId}`;
    const known = lines.get(set) ?? { line: { repId, name: roster[rep]?.name ?? '', cap, set }, days: [], all: [] };
    lines.set(set, known);
    known.days.push({ day: isoDay(day), hits: turns.length });
    known.all.push(turns);
  }
  return [...lines.values()]
    .map(({ line, days, all }) => {
      sets.set(line.set, () => Uint32Array.from(new Set(all.flat().map((turn) => lead[turn]!))).sort());
      return { ...line, hits: days.reduce((sum, { hits }) => sum + hits, 0), days: days.sort((x, y) => (x.day < y.day ? -1 : 1)) };
    })
    .sort((x, y) => y.hits - x.hits || (x.set < y.set ? -1 : 1));
}

function repLines({ stage, decisions, tally }: PolicyPlay, people: readonly Availability[], side: ActualSide | null, sets: PolicySets): RepLine[] {
  const { roster } = stage.input.configuration.routing;
  const { actual, actualRep } = stage;
  const over = daysOverCap(stage, decisions.rep, decisions.assignedAt);
  const counts = new Uint32Array(roster.length);
  for (const rep of decisions.rep) if (rep >= 0) counts[rep]! += 1;
  madeTogether(sets, roster.map(({ id }) => `rep.${id}`), () => leadsByGroup(stage.routing.crossings, roster.length, (i) => decisions.rep[i]!));
  madeTogether(sets, roster.map(({ id }) => `rep.${id}.actual`), () => leadsByGroup(actual, roster.length, (i) => actualRep[i]!));
  return roster.map(({ id, name }, rep) => {
    const available = people.find(({ index }) => index === rep);
    const [proposed, got] = [counts[rep]!, side === null ? null : side.counts[rep]!];
    const rate = (leads: number | null): number | null => (leads === null || available === undefined ? null : (leads * WEEK_HOURS) / (available.share / HOUR));
    const passed = tally.passedOver.subarray(rep * STANDINGS.length, (rep + 1) * STANDINGS.length).reduce((sum, n) => sum + n, 0);
    return {
      repId: id, name, proposed, actual: got,
      availableHours: (available?.openMs ?? 0) / HOUR,
      weight: available === undefined ? 0 : available.share / available.openMs,
      proposedRate: rate(proposed), actualRate: rate(got),
      passedOver: passed, notPicked: tally.notPicked[rep]!,
      daysOverCap: over[rep]!, actualDaysOverCap: side === null ? null : side.daysOver[rep]!, set: `rep.${id}`,
    };
  });
}

function mismatchLines({ stage, decisions }: PolicyPlay, side: ActualSide | null, sets: PolicySets): MismatchLine[] {
  const look = (arm: 'proposed' | 'actual', leads: Openable, found: readonly Mismatch[]) =>
    new Map(
      found.map(({ kind, of, handoffs }) => {
        const set = `mismatch.${kind}.${arm}`;
        sets.set(set, () => {
          const isMeant = new Set(handoffs);
          return leadsOf(leads, (i) => isMeant.has(i));
        });
        return [kind, { n: handoffs.length, of, set }] as const;
      }),
    );
  const { crossings } = stage.routing;
  const proposed = look('proposed', crossings, findMismatches(stage.input.configuration.routing, stage.needs(), decisions.rep));
  const actual = side === null ? null : look('actual', stage.actual, side.mismatches);
  return [...proposed].map(([kind, line]) => ({ kind, proposed: line, actual: actual?.get(kind) ?? null }));
}

/** Both arms through the client's week, and the leads of each hour as `hour.<weekday>.<hour>.<arm>`. */
function hourLines({ stage, decisions }: PolicyPlay, side: ActualSide | null, sets: PolicySets): HourCell[] {
  const places = placesInWeek(stage.routing.clocks.client.zone, decisions.assignedAt);
  const names = (arm: 'proposed' | 'actual'): string[] => Array.from({ length: 168 }, (_, cell) => `hour.${Math.floor(cell / 24)}.${cell % 24}.${arm}`);
  madeTogether(sets, names('proposed'), () => leadsByGroup(stage.routing.crossings, 168, (i) => places[i]!));
  if (side !== null) madeTogether(sets, names('actual'), () => leadsByGroup(stage.actual, 168, (i) => side.places[i]!));
  return hourCells(places, side?.places ?? null);
}

/** Assignments by hour of the week (`placesInWeek`); hours without any are left out. */
export function hourCells(proposedPlaces: Int16Array, actualPlaces: Int16Array | null): HourCell[] {
  const [proposed, actual] = [new Int32Array(168), new Int32Array(168)];
  for (const cell of proposedPlaces) if (cell >= 0) proposed[cell]! += 1;
  for (const cell of actualPlaces ?? []) if (cell >= 0) actual[cell]! += 1;
  const cells = Array.from({ length: 168 }, (_, cell) => cell).filter((cell) => proposed[cell]! + actual[cell]! > 0);
  return cells.map((cell) => ({ weekday: Math.floor(cell / 24), hour: cell % 24, proposed: proposed[cell]!, actual: actualPlaces === null ? null : actual[cell]! }));
}
