import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { CLIENT_TABLES, writeEvents, writeLeads } from './client-table.ts';

/** A data folder with one workshop of so many leads, three events to each, and a scoring model; gives the workshop's id. */
export async function aLargeWorkshop(dataFolder: string, leads: number): Promise<string> {
  const tables = mkdtempSync(join(tmpdir(), 'baton-tables-'));
  writeLeads(join(tables, 'leads.csv'), leads);
  writeEvents(join(tables, 'events.csv'), 3 * leads, leads);
  const host = await createHeadlessHost({ dataFolder });
  const ask = async <N extends ProcedureName>(name: N, input: InputOf<N>, workshopId?: string): Promise<OutputOf<N>> => {
    const reply = await host.call(name, input, workshopId);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    return reply.value;
  };
  try {
    const { id } = await ask('workshop.createWorkshop', { title: 'Large', clientName: 'Example', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
    const files = await Promise.all((['leads', 'events'] as const).map(async (kind) => ({ ...CLIENT_TABLES[kind], fileId: (await ask('import.stageFile', { path: join(tables, `${kind}.csv`) })).fileId })));
    const inspected = await ask('import.inspectFiles', { fileIds: files.map(({ fileId }) => fileId) }, id);
    await ask('import.runImport', { files, vocabulary: inspected.vocabulary }, id);
    const [first] = await ask('proposal.listProposals', {}, id);
    const proposal = await ask('proposal.getProposal', { proposalId: first?.id ?? '' }, id);
    await ask('proposal.editProposal', { proposalId: proposal.id, seenRevision: proposal.revision, configuration: withModel(proposal.configuration), label: 'A model' }, id);
    return id;
  } finally {
    await host.close();
    rmSync(tables, { recursive: true, force: true });
  }
}

/** Fit by a table of values, engagement by activities that fade: enough for scores all along the scale. */
const withModel = (configuration: Configuration): Configuration => ({
  ...configuration,
  score: {
    ...configuration.score,
    groups: [
      { id: 'company', name: 'Company', category: 'fit', min: 0, max: 5000, decay: { kind: 'none' }, rules: [
        { kind: 'table', id: 'industry', name: 'Industry', field: 'Industry', rows: [{ values: ['Manufacturing', 'Energy'], points: 2000 }, { values: ['Software', 'Logistics'], points: 1100 }] },
        { kind: 'ranges', id: 'pages', name: 'Page Views', field: 'Page Views', rows: [{ from: 0, to: 49, points: 300 }, { from: 50, to: 149, points: 900 }, { from: 150, points: 1700 }] },
      ] },
      { id: 'activity', name: 'Activity', category: 'engagement', min: 0, max: 5000, decay: { kind: 'linear', ratePercent: 25, periodDays: 30, granularity: 'continuous' }, rules: [
        { kind: 'event', id: 'form', name: 'Form', match: { type: 'Form submitted' }, frequency: 'every', points: 2100 },
        { kind: 'event', id: 'webinar', name: 'Webinar', match: { type: 'Webinar' }, frequency: 'every', points: 1300 },
        { kind: 'event', id: 'page', name: 'Page view', match: { type: 'Page view' }, frequency: 'every', points: 700 },
      ] },
    ],
  },
});
