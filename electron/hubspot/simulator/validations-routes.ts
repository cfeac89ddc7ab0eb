import { Hono } from 'hono';
import { notFound } from './portal-refusal.ts';
import { rehearsedObject } from './rehearsed-object.ts';
import { readBody, type RoutesContext } from './routes-context.ts';

/** Rules on the values of properties: read and set, never removed, as the real interface has it. */
export function validationsRoutes({ state }: RoutesContext): Hono {
  const living = (objectType: string, name: string): void => {
    if (!rehearsedObject(state, objectType).properties.some((property) => property.name === name && property.archivedAt === null)) throw notFound(`Property ${name}`);
  };
  return new Hono()
    .get('/:objectType/:property', (c) => {
      const { objectType, property } = c.req.param();
      living(objectType, property);
      return c.json({ results: state.validations.filter((rule) => rule.property === property).map(({ ruleType, ruleArguments }) => ({ ruleType, ruleArguments, shouldApplyNormalization: false })) });
    })
    .put('/:objectType/:property/rule-type/:ruleType', async (c) => {
      const { objectType, property, ruleType } = c.req.param();
      const { ruleArguments } = await readBody<{ ruleArguments: string[] }>(c, 'validationWrite');
      living(objectType, property);
      state.validations = [...state.validations.filter((rule) => rule.property !== property || rule.ruleType !== ruleType), { property, ruleType, ruleArguments }];
      return c.body(null, 204);
    });
}
