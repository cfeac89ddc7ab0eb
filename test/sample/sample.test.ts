import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import { createSamplePort } from '../../electron/sample/create-sample-port.ts';
import { generateSample, type SampleTruth } from '../../electron/sample/generate-sample.ts';
import { SAMPLE_VOCABULARY, sampleFiles } from '../../electron/sample/sample-files.ts';
import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import { configurationSchema } from '../../shared/contract/schemas/configuration.ts';
import { participantSchema } from '../../shared/contract/schemas/workshop.ts';
import { checkCriterion } from '../../shared/engine/expressions/check-criterion.ts';
import { historyHealth } from '../../shared/engine/history/history-health.ts';
import type { History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { compareDefinitions } from '../../shared/engine/scoring/compare-definitions.ts';
import { fixedZone } from '../../shared/engine/time/zone-table.ts';
import { runReplay } from '../../shared/engine/replay/run-replay.ts';

const RESOURCES = join(import.meta.dirname, '../../resources');
const folder = mkdtempSync(join(tmpdir(), 'baton-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Prepared = Awaited<ReturnType<ReturnType<typeof createSamplePort>['prepare']>>;
async function importAll(files: Prepared['files'], vocabulary: Prepared['vocabulary']): Promise<History> {
  const named = files.map((file) => ({ ...file, mapping: { ...file.mapping, fileId: file.name } }));
  const reply = await createImportPort().run(named, vocabulary, { clientZone: 'Europe/Berlin', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined });
  if (!reply.ok) throw new Error(reply.error.message);
  expect(reply.value.batch.files.every(({ rows, imported }) => rows === imported)).toBe(true);
  return reply.value.history;
}

function replay(history: History, configuration: Configuration): (id: string) => number | null | undefined {
  const zones = buildZoneTables(['Europe/Berlin', ...configuration.routing.roster.map(({ zone }) => zone)], history.from, history.to);
  const { summary } = runReplay({ history, configuration, clientZone: 'Europe/Berlin', zones, absences: [], currentResponseMinutes: 480 });
  return (id) => summary.figures.find((figure) => figure.id === id)?.value;
}

describe('the sample workshop', () => {
  let prepared: Prepared;
  let history: History;
  let truth: SampleTruth;
  beforeAll(async () => {
    prepared = await createSamplePort({ resourcesFolder: RESOURCES, cacheFolder: folder }).prepare();
    history = await importAll(prepared.files, prepared.vocabulary);
    truth = generateSample({ seed: 26, leads: 4000, isClean: false }).truth;
  });

  it('holds a configuration and people that the contract takes', () => {
    for (const configuration of [prepared.configuration, ...prepared.drafts.map((draft) => draft.configuration)]) expect(configurationSchema.safeParse(configuration).error).toBeUndefined();
    expect(prepared.participants.map((person) => participantSchema.omit({ id: true }).safeParse(person).success)).not.toContain(false);
    expect(prepared.participants.filter(({ canSign }) => canSign).map(({ team }) => team)).toEqual(expect.arrayContaining(['marketing', 'sales']));
  });
  it('shows in its history what was injected', () => {
    const health = historyHealth(history, { zone: null });
    expect(health).toMatchObject({ leads: truth.leads, excluded: truth.duplicates, wonDeals: truth.won, wonAmountMinor: truth.wonAmount * 100, level: 'C' });
    expect(Object.fromEntries(health.states.map(({ state, leads }) => [state, leads]))).toMatchObject({ mql: truth.mqls, sql: truth.sql, opportunity: truth.opportunity, customer: truth.won });
  });
  it('has two teams that mean different leads by an MQL, and some in common', () => {
    const utc = fixedZone('UTC', 0);
    const [marketing, sales] = prepared.drafts.map(({ configuration }) => configuration);
    if (marketing === undefined || sales === undefined) throw new Error('the sample has no drafts');
    const { onlyLeft, both, onlyRight } = compareDefinitions(history, utc, { configuration: marketing, criteria: marketing.definitions.mql.criteria }, { configuration: sales, criteria: sales.definitions.mql.criteria }, { word: 'mql', basis: 'replay', moment: 'best', outcome: 'won', limit: 1 });
    expect(prepared.drafts.flatMap(({ configuration }) => checkCriterion(configuration.definitions.mql.criteria, history))).toEqual([]);
    expect(Math.min(onlyLeft.leads, both.leads, onlyRight.leads)).toBeGreaterThan(20);
  });
  it('shows in its replay what was injected', () => {
    const figure = replay(history, prepared.configuration);
    expect({
      mqls: figure('actual.mqls'),
      neverTouched: figure('actual.noTouch.never'),
      automatedOnly: figure('actual.noTouch.automatedOnly'),
      departedOwner: figure('actual.inactiveOwner'),
      wrongTerritory: figure('actual.wrongTerritory'),
      missingFields: figure('actual.contextMissing'),
      loadOfRep: Object.fromEntries(Object.keys(truth.loadOfRep).map((rep) => [rep, figure(`actual.load.${rep}`)])),
    }).toEqual({
      mqls: truth.mqls, neverTouched: truth.neverTouched, automatedOnly: truth.automatedOnly, departedOwner: truth.departedOwner,
      wrongTerritory: truth.wrongTerritory, missingFields: truth.missingFields, loadOfRep: truth.loadOfRep,
    });
  });
  it('shows today\'s promise broken as often as was injected', () => {
    const oneTarget = { ...prepared.configuration, sla: { ...prepared.configuration.sla, targets: prepared.configuration.tiers.classes.map(({ id }) => ({ tierId: id, budgetMinutes: 480, clock: 'business' as const })) } };
    expect(replay(history, oneTarget)('judged.late')).toBe(truth.late);
  });
  it('is the same to the byte every time', () => {
    const digest = (): string => createHash('sha256').update(sampleFiles(generateSample({ seed: 26, leads: 300, isClean: false }).cases).map(({ text }) => text).join()).digest('hex');
    expect(digest()).toBe(digest());
    const files = sampleFiles(generateSample({ seed: 26, leads: 4000, isClean: false }).cases);
    expect(prepared.files.map(({ path }) => readFileSync(path, 'utf8').length)).toEqual(files.map(({ text }) => text.length));
  });
});

describe('the clean sample', () => {
  it('has no gap', () => {
    const { truth } = generateSample({ seed: 3, leads: 600, isClean: true });
    expect(truth).toMatchObject({ duplicates: 0, neverTouched: 0, automatedOnly: 0, departedOwner: 0, wrongTerritory: 0, missingFields: 0, late: 0, rejectedWithoutReason: 0 });
    expect(truth.mqls).toBeGreaterThan(100);
    expect(SAMPLE_VOCABULARY.excludeDuplicates).toBe(true);
  });
});
