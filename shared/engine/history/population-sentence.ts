import type { Team } from '../model/workshop.ts';
import type { PopulationCounts, PopulationReason } from './population.ts';
import { countInWords } from '../model/count-in-words.ts';

const WORDS: Readonly<Record<PopulationReason, readonly [one: string, many: string]>> = {
  test: ['test record', 'test records'],
  internal: ['internal address', 'internal addresses'],
  duplicate: ['repeated record', 'repeated records'],
  bulkImport: ['bulk import without any activity before', 'bulk imports without any activity before'],
  existingCustomer: ['existing customer', 'existing customers'],
  criterion: ['lead by the written criterion', 'leads by the written criterion'],
};

/** The population rule in one sentence, to be printed with every figure: who counts, who does not and why, who agreed. */
export function populationSentence({ leads, counted, leftOut, reasons }: PopulationCounts, acceptedBy: readonly Team[]): string {
  const parts = reasons.filter((each) => each.leftOut > 0).map((each) => `${countInWords(each.leftOut)} ${WORDS[each.reason][each.leftOut === 1 ? 0 : 1]}`);
  const out = leftOut === 0 ? 'nobody is left out' : `left out: ${parts.join(', ')}`;
  return `Population: ${countInWords(counted)} of ${countInWords(leads)} leads count; ${out}. ${agreement(acceptedBy)}`;
}

function agreement(acceptedBy: readonly Team[]): string {
  const missing = (['marketing', 'sales'] as const).filter((team) => !acceptedBy.includes(team));
  if (missing.length === 0) return 'Marketing and sales accepted this rule.';
  return missing.length === 2 ? 'Neither marketing nor sales has accepted this rule yet.' : `${missing[0] === 'sales' ? 'Sales' : 'Marketing'} has not accepted this rule yet.`;
}
