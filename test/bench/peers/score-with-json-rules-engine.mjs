import { Engine } from 'json-rules-engine';

/**
 * The bench's criteria as json-rules-engine reads them. It finds which rules match; decay, caps and sums, which it
 * does not know, stay with the caller. Facts come ready made: `{size, country, demoForms, engagements: [{type}]}`.
 */
export function createRulesEngines(sizes, types, routing) {
  const fit = new Engine(sizes.map((size) => ({ conditions: { all: [{ fact: 'size', operator: 'equal', value: size }] }, event: { type: size } })));
  const events = new Engine(types.map((type) => ({ conditions: { all: [{ fact: 'type', operator: 'equal', value: type }] }, event: { type } })));
  const route = new Engine(
    routing.map((conditions, place) => ({
      conditions: { all: conditions },
      event: { type: String(place) },
      priority: routing.length - place,
      onSuccess: () => route.stop(),
    })),
  );
  return async (facts) => {
    const [size] = (await fit.run({ size: facts.size })).events;
    const matched = [];
    for (const { type } of facts.engagements) matched.push((await events.run({ type })).events[0]?.type ?? null);
    const [rule] = (await route.run({ size: facts.size, country: facts.country, demoForms: facts.demoForms })).events;
    return { size: size?.type ?? null, matched, rule: rule === undefined ? -1 : Number(rule.type) };
  };
}
