import type { PopulationCounts } from '../../../shared/engine/history/population.ts';
import { populationSentence } from '../../../shared/engine/history/population-sentence.ts';
import { ok } from '../../../shared/contract/reply.ts';
import { readPopulation, writePopulation } from '../../storage/population.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { clientZone } from './client-zone.ts';
import { openHistory } from './open-history.ts';

export const getPopulation: Handler<'history.getPopulation'> = async (context, input) => {
  const batch = await context.database.query.selectFrom('import_batch').select('id').limit(1).executeTakeFirst();
  if (batch === undefined) return ok(null);
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const saved = await readPopulation(context.database);
  const shown = input.rule === undefined ? saved : null;
  const { rule, counts } = await context.compute.call(context.workshopId, 'countPopulation', { rule: input.rule ?? saved?.rule ?? null, zone: await clientZone(context, opened.value) });
  return ok(described({ rule, acceptedBy: shown?.acceptedBy ?? [], savedAt: shown?.savedAt ?? null }, counts));
};

export const savePopulation: Handler<'history.savePopulation'> = async (context, { rule, acceptedBy }) => {
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const saved = { rule, acceptedBy: [...new Set(acceptedBy)], savedAt: context.now() };
  await writePopulation(context.database, saved);
  await touchWorkshop(context.database, saved.savedAt);
  const counts = await context.compute.call(context.workshopId, 'populate', { rule, acceptedBy: saved.acceptedBy, zone: await clientZone(context, opened.value) });
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'history' });
  return ok(described(saved, counts));
};

const described = <T extends { readonly acceptedBy: Parameters<typeof populationSentence>[1] }>(population: T, counts: PopulationCounts) => ({ ...population, counts, sentence: populationSentence(counts, population.acceptedBy) });
