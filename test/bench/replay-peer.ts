import type { ReplayInput } from '../../shared/engine/replay/replay-result.ts';
import { runAndKeep, runReplay } from '../../shared/engine/replay/run-replay.ts';
import { RESPONSE_STATES } from '../../shared/engine/sla/response-clock.ts';
import { digest, RUNS } from './bench-line.ts';
import { plainLeads, type PlainLead } from './plain-leads.ts';
import { plainReplay, type PlainOutcome } from './plain-replay.ts';
import { EDITS, inputOf } from './replay-form.ts';

/** What `node replay-peer.ts LEADS` prints as JSON: ms of processor time of either form, by turns in one process, and what both said of each configuration. */
export interface ReplayPeerReport {
  readonly plain: readonly number[];
  readonly own: readonly number[];
  /** By configuration, the bench's own and one of each edit: the digest of every lead and figure. */
  readonly checks: readonly { readonly what: string; readonly plain: string; readonly own: string }[];
}

/** Turns before the first that is timed: what the engine underneath compiles on its way is no cost of a lead. */
const WARM = 6;

/** Every lead of both arms, as both forms tell it. */
function outcomeOf(input: ReplayInput): PlainOutcome {
  const { played: { proposed, actual, actualMoments, judged }, result: { summary } } = runAndKeep(input);
  const { leadIds } = input.history;
  const { roster } = input.configuration.routing;
  return {
    decisions: Array.from(proposed.lead, (lead, i) => [leadIds[lead] ?? '', proposed.at[i]!, proposed.total[i]!, proposed.tier[i]!, roster[proposed.rep[i]!]?.id ?? '', proposed.dueAt[i]!] as const),
    judged: Array.from(actual.lead, (lead, i) => [leadIds[lead] ?? '', actual.at[i]!, actualMoments.tier[i]!, RESPONSE_STATES[judged[i]!] ?? ''] as const),
    figures: summary.figures.map(({ id, value, leads }) => [id, value, leads] as const),
  };
}

/** Both forms in one order, figures to nine digits: sums of many numbers may differ in the last ones. */
const inWords = ({ decisions, judged, figures }: PlainOutcome): string =>
  JSON.stringify([decisions, judged, [...figures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, value, leads]) => [id, value === null ? null : Number(value.toPrecision(9)), leads])]);

const plainly = (leads: readonly PlainLead[], { configuration, zones, clientZone, history: { from, to }, currentResponseMinutes }: ReplayInput): PlainOutcome =>
  plainReplay(leads, configuration, { zones, clientZone, from, to, todayMinutes: currentResponseMinutes ?? NaN });

function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function report(leads: number): ReplayPeerReport {
  const input = inputOf(leads);
  const objects = plainLeads(input.history);
  const configurations = [['as it is', input.configuration] as const, ...Object.entries(EDITS).map(([what, edit]) => [`another ${what}`, edit(input.configuration, 0)] as const)];
  const checks = configurations.map(([what, configuration]) => ({ what, plain: digest(inWords(plainly(objects, { ...input, configuration }))), own: digest(inWords(outcomeOf({ ...input, configuration }))) }));
  const turns = Array.from({ length: WARM + RUNS }, () => ({ plain: timed(() => plainly(objects, input)), own: timed(() => runReplay(input)) })).slice(WARM);
  return { plain: turns.map(({ plain }) => plain), own: turns.map(({ own }) => own), checks };
}

if (import.meta.main) process.stdout.write(JSON.stringify(report(Number(process.argv[2] ?? 0))));
