import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FILE_NAMES, readHistory, type Paths } from '../../electron/hubspot/read/read-history.ts';
import { handoffProperties } from '../../shared/engine/hubspot-plan/handoff-properties.ts';
import { planProperty } from '../../shared/engine/hubspot-plan/plan-property.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { planWorkflow } from '../../shared/engine/hubspot-plan/plan-workflow.ts';
import type { PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { handoffFlows } from '../../shared/engine/hubspot-plan/workflows/handoff-flows.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aSnapshot } from '../engine/hubspot-plan/a-snapshot.ts';
import { asked, countText, measure, msText, RUNS, type BenchLine } from './bench-line.ts';
import { collectGarbage } from './collect-garbage.ts';
import { computedLeads, virtualPortal, type VirtualPortal } from './virtual-portal.ts';

const FIRST = Date.UTC(2026, 0, 1);

/** Reading under a portal's real limits in simulated time, planning the largest push, and the memory of a large reading. */
export async function hubspotLines(): Promise<BenchLine[]> {
  return [await readingLine(10_000), ...(await planLines()), await memoryLine(200_000)];
}

/** The time that the limits alone would take: 190 requests in ten seconds, five searches in one, at the same time. */
const floorOf = ({ general, search }: VirtualPortal['calls']): number => Math.max(general / 19, search / 5);

async function readingLine(leads: number): Promise<BenchLine> {
  const portal = virtualPortal(computedLeads(leads, FIRST), FIRST + 400 * 86_400_000);
  await read(portal, leads, () => undefined);
  const seconds = portal.now() / 1000;
  const floor = floorOf(portal.calls);
  return {
    what: `hubspot: reading ${countText(leads)} leads with history, simulated time; ${portal.calls.general} requests and ${portal.calls.search} searches, ${portal.calls.refused} refused; floor of the limits ${floor.toFixed(1)} s`,
    median: `${seconds.toFixed(1)} s`, ...asked(seconds, floor * 1.1, 's'),
  };
}

/** Reads everything into files that are thrown away; `onProgress` hears how many leads are read. */
async function read({ transport, now }: VirtualPortal, leads: number, onProgress: (done: number) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  try {
    const paths = Object.fromEntries(FILE_NAMES.map((name) => [name, join(folder, name)])) as Paths; // every name is there
    const answer = await readHistory({ transport, paths, from: FIRST, to: FIRST + leads * 60_000, resume: null, signal: new AbortController().signal, now, onProgress, onMonth: () => undefined });
    if (!answer.ok || answer.value.coverage.leads !== leads) throw new Error(answer.ok ? `${answer.value.coverage.leads} leads were read` : answer.error.message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const IDENTITY = { fingerprint: 'abc', words: 'a b c d' } as const;

/** Sixty properties, twelve lists and eight workflows, exactly: forty rules in as many pools, sixty people, a thousand properties in the portal. */
async function planLines(): Promise<BenchLine[]> {
  const configuration = largeConfiguration();
  const snapshot = largeSnapshot(configuration);
  const plan = () => exactPlan(configuration, snapshot);
  const count = (group: PushOperation['group'], ...kinds: readonly string[]): number => plan().filter((operation) => operation.group === group && kinds.includes(operation.kind)).length;
  const counts = [count('properties', 'createProperty', 'updateProperty'), count('lists', 'createList'), count('workflows', 'createWorkflow')];
  if (counts.join() !== '60,12,8') throw new Error(`the plan has ${counts.join(', ')}`);
  const before = process.cpuUsage();
  const measured = await measure(plan, (operations) => JSON.stringify(operations));
  const spent = process.cpuUsage(before);
  const processor = (spent.user + spent.system) / 1000 / RUNS;
  return [{ what: `hubspot: plan of ${plan().length} operations, of them ${counts[0]} properties, ${counts[1]} lists, ${counts[2]} workflows, 1,000 properties in the portal`, ...msText(measured), ...asked(measured.median, 200), check: measured.check }, { what: '  of it processor time', ...msText({ median: processor, low: processor, high: processor }) }];
}

/** What a push plans, filled up to the numbers asked with properties and workflows planned by the same functions. */
function exactPlan(configuration: Configuration, snapshot: PortalSnapshot): PushOperation[] {
  const operations = planPush(configuration, snapshot, IDENTITY);
  const wanted = handoffProperties(configuration, IDENTITY);
  const have = operations.filter(({ kind }) => kind === 'createProperty' || kind === 'updateProperty').length;
  const more = Array.from({ length: 60 - have }, (_, i) => ({ ...(wanted[i % wanted.length]!), name: `hx_more_${i}` }));
  const flows = handoffFlows(configuration, snapshot, IDENTITY, null);
  const again = flows.slice(2, 10 - flows.length).map((flow) => ({ ...flow, key: `${flow.key}2`, name: `${flow.name} 2` }));
  return [...operations, ...more.map((property) => planProperty(property, undefined)), ...again.map((flow) => planWorkflow(flow, []))];
}

function largeConfiguration(): Configuration {
  const base = aConfiguration();
  const classes = Array.from({ length: 12 }, (_, i) => ({ id: `t${i}`, name: `Tier ${i}` }));
  const [rep] = base.routing.roster;
  const [pool] = base.routing.pools;
  const [rule] = base.routing.rules;
  if (rep === undefined || pool === undefined || rule === undefined) throw new Error('The configuration of the tests has people.');
  const roster = Array.from({ length: 60 }, (_, i) => ({ ...rep, id: `rep${i}`, extId: String(i), name: `Rep ${i}` }));
  const pools = Array.from({ length: 20 }, (_, i) => ({ ...pool, id: `p${i}`, name: `Pool ${i}`, members: roster.slice(i, i + 10).map(({ id }) => ({ repId: id, weight: 1 })) }));
  const rules = pools.map(({ id }, i) => ({ ...rule, id: `r${i}`, name: `Rule ${i}`, poolId: id }));
  return {
    ...base,
    tiers: { classes, rules: [], bands: classes.slice(0, -1).map(({ id }, i) => ({ from: 9_000 - i * 700, tierId: id })) },
    routing: { ...base.routing, roster, pools, rules, fallback: { name: 'Desk', repId: 'rep1' } },
    sla: { ...base.sla, targets: classes.map(({ id }, i) => ({ tierId: id, budgetMinutes: 15 * (i + 1), clock: 'business' as const })) },
    playbook: { ...base.playbook, rejectReasons: Array.from({ length: 40 }, (_, i) => `Reason ${i}`) },
  };
}

const largeSnapshot = ({ routing }: Configuration): PortalSnapshot =>
  aSnapshot({
    abilities: { workflows: true, validations: true },
    people: routing.roster.map(({ extId, name }) => ({ ownerId: extId, userId: `9${extId}`, name })),
    fields: Array.from({ length: 1_000 }, (_, i) => ({ name: i === 0 ? 'country' : `property_${i}`, label: `Property ${i}`, type: 'string', options: [] })),
  });

/** The heap after a collection, every 20,000 leads: how far the highest lies above the first. */
async function memoryLine(leads: number): Promise<BenchLine> {
  const heaps: number[] = [];
  let next = 20_000;
  const portal = virtualPortal(computedLeads(leads, FIRST), FIRST + 400 * 86_400_000);
  await read(portal, leads, (done) => {
    if (done < next) return;
    next += 20_000;
    collectGarbage();
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
  });
  const growth = Math.max(...heaps) - (heaps[0] ?? 0);
  return { what: `hubspot: growth of the heap while reading ${countText(leads)} leads, above ${(heaps[0] ?? 0).toFixed(0)} MB at 20,000`, median: `${growth.toFixed(1)} MB`, ...asked(growth, 16, 'MB') };
}
