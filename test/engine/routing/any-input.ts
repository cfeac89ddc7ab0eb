import type { History } from '../../../shared/engine/history/history.ts';
import type { RoutingInput } from '../../../shared/engine/routing/router.ts';
import { endOf, type RoutingDecisions } from '../../../shared/engine/routing/routing-decisions.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { createRosterClocks } from '../../../shared/engine/sla/roster-clocks.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { FROM, TO, UNTIL, zones } from './any-routing.ts';
import type { AnyCase } from './any-routing.ts';
import type { PlainDecision, PlainInput } from './plain-routing.ts';

const DAY = 86_400_000;

function historyOf({ leads }: AnyCase): History {
  return aHistory({ leads: leads.map(({ id, at, fields = {}, facts = [] }) => ({ id, createdAt: at, fields, facts })), types: { country: 'text', size: 'number', email: 'text', company: 'text', 'account owner': 'text' }, owners: [{ extId: 'a' }, { extId: 'b' }, { extId: 'stranger' }] });
}

/** What the engine routes of a case; `order` is the order of the leads in the file, the crossings stay in the order of time. */
export function inputOf(given: AnyCase, { order = [...given.leads.keys()], until = UNTIL }: { readonly order?: readonly number[]; readonly until?: number } = {}): RoutingInput {
  const { configuration, absences, leads } = given;
  const { routing } = configuration;
  const history = historyOf({ ...given, leads: order.map((place) => leads[place]!) });
  return {
    routing,
    crossings: {
      count: leads.length,
      lead: Uint32Array.from(leads, (_, i) => order.indexOf(i)),
      at: Float64Array.from(leads, ({ at }) => at),
      tier: Int8Array.from(leads, ({ tier }) => tier),
      exclude: Int16Array.from(leads, ({ exclude }) => routing.roster.findIndex(({ id }) => id === exclude)),
    },
    evaluator: createLeadEvaluator(history, configuration, (t) => Math.floor(t / DAY)),
    clocks: createRosterClocks({ routing, zones, clientZone: 'UTC', from: FROM, to: TO }),
    absences,
    history,
    until,
  };
}

/** What the plain definition routes of it. */
export function plainInputOf(given: AnyCase): PlainInput {
  const { configuration, absences, leads } = given;
  return { history: historyOf(given), configuration, moments: leads.map(({ at, tier, exclude }, lead) => ({ lead, at, tier, exclude })), absences, zones, from: FROM, until: UNTIL };
}

/** The engine's columns in the names of the plain definition. */
export function toldOf({ configuration: { routing }, leads }: AnyCase, decisions: RoutingDecisions): PlainDecision[] {
  return leads.map((_, i) => ({
    end: endOf(decisions, i),
    ruleId: routing.rules[decisions.rule[i] ?? -1]?.id ?? '',
    repId: routing.roster[decisions.rep[i] ?? -1]?.id ?? '',
    at: decisions.assignedAt[i] ?? NaN,
  }));
}
