import { FACT } from '../../shared/engine/history/history.ts';
import type { FieldColumn, History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { ScoreGroup } from '../../shared/engine/model/score-model.ts';
import { decayedPoints } from '../../shared/engine/scoring/decay.ts';
import { clamp } from '../../shared/engine/scoring/score-lead.ts';

/** A lead as plain facts. */
interface PeerFacts {
  readonly size: string;
  readonly country: string;
  readonly demoForms: number;
  readonly engagements: readonly { readonly type: string; readonly ageMs: number }[];
}
/** Which rules matched: the size that has points, the rule of each engagement, the place of the routing rule or -1. */
interface PeerMatch {
  readonly size: string | null;
  readonly matched: readonly (string | null)[];
  readonly rule: number;
}
type Condition = { readonly fact: string; readonly operator: string; readonly value: string | number };

/** The score and first routing rule of every lead by json-rules-engine; its rules are built and its facts ready before it is run. */
export async function createRulesPeer(history: History, configuration: Configuration): Promise<() => Promise<[number, number][]>> {
  const { createRulesEngines } = await import('./peers/score-with-json-rules-engine.mjs');
  const { groups } = configuration.score;
  const table = groups.flatMap(({ rules }) => rules).find((rule) => rule.kind === 'table');
  const sizes = table?.rows.flatMap(({ values }) => values.map(String)) ?? [];
  const types = groups.flatMap(({ rules }) => rules).flatMap((rule) => (rule.kind === 'event' ? [rule.match.type] : []));
  // The one class of json-rules-engine that matches comes without types of its own here.
  const match = createRulesEngines(sizes, types, routingConditions(configuration)) as (facts: PeerFacts) => Promise<PeerMatch>;
  const facts = history.leadIds.map((_, lead) => factsOf(history, lead));
  return async () => {
    const result: [number, number][] = [];
    for (const one of facts) {
      const found = await match(one);
      result.push([totalOf(configuration, one, found), found.rule]);
    }
    return result;
  };
}

/** The bench's 21 rules: one for large companies that asked for a demo, one for each territory of one country. */
function routingConditions({ routing }: Configuration): Condition[][] {
  return routing.rules.map(({ id }, place) =>
    place === 0
      ? [{ fact: 'size', operator: 'equal', value: '1001+' }, { fact: 'demoForms', operator: 'greaterThanInclusive', value: 1 }]
      : [{ fact: 'country', operator: 'equal', value: routing.territories.find((territory) => territory.id === id)?.values[0] ?? '' }],
  );
}

function factsOf({ facts, fields, eventTypes, assets, to }: History, lead: number): PeerFacts {
  const valueOf = (name: string): string => {
    const field: FieldColumn | undefined = fields.find((column) => column.name === name);
    return field?.values[field.current[lead] ?? 0] ?? '';
  };
  const engagements: { type: string; ageMs: number }[] = [];
  let demoForms = 0;
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row += 1) {
    if (facts.kind[row] !== FACT.engagement) continue;
    const type = eventTypes[facts.subject[row] ?? 0] ?? '';
    engagements.push({ type, ageMs: to - (facts.at[row] ?? 0) });
    if (type === 'FORM' && assets[facts.value[row] ?? 0] === 'demo') demoForms += 1;
  }
  return { size: valueOf('size'), country: valueOf('country'), demoForms, engagements };
}

/** Decay, caps and sums over what matched: the part of the model that the peer does not know. */
function totalOf({ score }: Configuration, { engagements }: PeerFacts, { size, matched }: PeerMatch): number {
  const pointsOf = ({ rules, decay, min, max }: ScoreGroup): number => {
    let sum = 0;
    for (const rule of rules) {
      if (rule.kind === 'table') sum += rule.rows.find(({ values }) => size !== null && values.includes(size))?.points ?? 0;
      if (rule.kind === 'event') matched.forEach((type, i) => (sum += type === rule.match.type ? decayedPoints(rule.points, engagements[i]?.ageMs ?? 0, decay) : 0));
    }
    return clamp(sum, min, max);
  };
  const sumOf = (category: ScoreGroup['category']): number => score.groups.reduce((sum, group) => sum + (group.category === category ? pointsOf(group) : 0), 0);
  return clamp(Math.min(sumOf('fit'), score.fitMax) + Math.min(sumOf('engagement'), score.engagementMax), score.totalMin, score.totalMax);
}
