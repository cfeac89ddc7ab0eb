import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import { createComputeSession, type ReplaySettings } from '../../shared/engine/compute/compute-session.ts';
import { rememberGaps, type GapGround } from '../../shared/engine/compute/gap-memory.ts';
import { packedValues } from '../../shared/engine/history/packed-columns.ts';
import type { FieldColumn, History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { aConfiguration, aRep, did, where } from '../fixtures/a-proposal.ts';
import { measured, msText, type BenchLine } from './bench-line.ts';
import { handedHistory } from './handed-history.ts';

/** Leads, and how often they are judged: at a million it takes its time. */
const SIZES = [[100_000, 3], [1_000_000, 1]] as const;
const COUNTRIES = 12;

/** Every measurement that the gap list asks of a history, with the replay, the policy and the discovery that it reads; and how long Cancel may have to wait. In CPU time. */
export function gapLines(): Promise<BenchLine[]> {
  return Promise.resolve(SIZES.flatMap(([leads, runs]) => linesOf(leads, runs)));
}

function linesOf(leads: number, runs: number): BenchLine[] {
  const history = judgedHistory(leads);
  const [all, again, waits]: [number[], number[], number[]] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    const session = createComputeSession({ ...history }); // what is remembered is remembered by the history
    const first = watching();
    all.push(cpuOf(() => rememberGaps(session, groundOf(history, 60)).facts(first.note)));
    waits.push(first.longest());
    again.push(cpuOf(() => rememberGaps(session, groundOf(history, 90)).facts()));
  }
  const line = (what: string, times: readonly number[]): BenchLine => ({ what, ...msText(measured(times, new Set())) });
  return [
    line(`Judging gaps, in CPU time: ${leads.toLocaleString('en')} leads handed over, nothing worked out before`, all),
    line('  again after an edit of a target', again),
    line('  the longest stretch in which Cancel is not heard', waits),
  ];
}

function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** A watch that knows the longest stretch between two looks, to the end of the work. */
function watching() {
  let [last, longest] = [process.cpuUsage(), 0];
  const note = (): void => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
  };
  return { note, longest: (): number => (note(), longest) };
}

/** A history in which every lead was handed over, with the fields that rules and required information ask for. */
function judgedHistory(leads: number): History {
  const column = (name: string, values: readonly string[], codeOf: (lead: number) => number, personal = false): FieldColumn =>
    ({ name, type: 'text', personal, values, numbers: Float64Array.from(values, () => NaN), current: Uint32Array.from({ length: leads }, (_, lead) => codeOf(lead)), hasHistory: false });
  const fields = [
    column('country', ['', ...Array.from({ length: COUNTRIES }, (_, i) => `C${i}`)], (lead) => (lead * 7) % (COUNTRIES + 1)),
    column('phone', ['', 'known'], (lead) => (lead % 9 === 0 ? 0 : 1)),
    column('source', ['', 'Web', 'Fair', 'Partner'], (lead) => lead % 4),
    column('email', ['', ...Array.from({ length: leads }, (_, lead) => `lead${lead % 41 === 0 ? lead - 1 : lead}@x.example`)], (lead) => lead + 1, true),
  ];
  for (const field of fields) packedValues(field); // as a stored history has them
  return { ...handedHistory(leads), fields, roles: { name: null, email: 'email', company: null, source: 'source', rejectReason: null, outcome: null } };
}

/** A proposal over its owners: territories, a pool each, caps, a score of visits, promises. */
function proposalOn({ owners }: History, budgetMinutes: number): Configuration {
  const territories = Array.from({ length: COUNTRIES }, (_, i) => ({ id: `t${i}`, name: `Territory ${i}`, values: [`C${i}`] }));
  return aConfiguration({
    definitions: { handRaise: did('page') },
    score: { groups: [{ id: 'pages', name: 'Pages', category: 'engagement', min: 0, max: 9000, decay: { kind: 'window', days: 60 }, rules: [{ kind: 'event', id: 'page', name: 'Page', match: { type: 'page' }, frequency: 'every', points: 2000 }] }], mqlThreshold: 3000 },
    routing: {
      territoryField: 'country', territories,
      roster: owners.map(({ extId }, i) => aRep(extId, { dayCap: 8, territories: [`t${i % COUNTRIES}`] })),
      pools: territories.map(({ id, name }, pool) => ({ id, name, strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: owners.filter((_, i) => i % COUNTRIES === pool).map(({ extId }) => ({ repId: extId, weight: 1 })) })),
      rules: territories.map(({ id, name }) => ({ id, name, when: where('@territory', id), poolId: id, onExhausted: 'next' as const })),
    },
    sla: { targets: [{ tierId: 'hot', budgetMinutes, clock: 'business' }, { tierId: 'cold', budgetMinutes: 480, clock: 'business' }], touches: [{ type: 'call', automated: false }], automatedTouches: [{ type: 'mailing' }] },
    playbook: { requiredFields: ['phone', 'country'] },
  });
}

const settingsOf = (history: History, budgetMinutes: number): ReplaySettings =>
  ({ configuration: proposalOn(history, budgetMinutes), absences: [], zones: buildZoneTables(['UTC'], history.from - 30 * DAY, history.to + 400 * DAY), clientZone: 'UTC', currentResponseMinutes: null });

const groundOf = (history: History, budgetMinutes: number): GapGround => ({ settings: settingsOf(history, budgetMinutes), asked: {}, scope: null });
