import { rememberGaps } from '../../../shared/engine/compute/gap-memory.ts';
import { createComputeSession } from '../../../shared/engine/compute/compute-session.ts';
import type { GapFacts, RoomFacts } from '../../../shared/engine/gaps/gap-facts.ts';
import type { GapFinding } from '../../../shared/engine/gaps/gap-rule.ts';
import { GAP_RULES } from '../../../shared/engine/gaps/gap-rules.ts';
import type { GapSettings } from '../../../shared/engine/gaps/ledger.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { emptyMap, NO_NOTES, type HandoffMap, type MapEdge, type MapStep } from '../../../shared/engine/model/handoff-map.ts';
import { aConfiguration, aRep, did, where, type ConfigurationSpec } from '../../fixtures/a-proposal.ts';
import { inputOf } from '../replay/a-replay.ts';

export const TODAY = Date.UTC(2026, 10, 26);

/** A step in a lane; the name is its id. */
export const step = (name: string, laneId: string, over: Partial<MapStep> = {}): MapStep => ({ ...NO_NOTES, id: name, name, laneId, contextIn: [], contextOut: [], place: null, ...over });
export const edge = (from: string, to: string, over: Partial<MapEdge> = {}): MapEdge => ({ ...NO_NOTES, id: `${from}>${to}`, from, to, kind: 'flow', automatic: false, said: '', contextPassed: [], ...over });
export const aMap = (steps: readonly MapStep[], edges: readonly MapEdge[]): HandoffMap => ({ ...emptyMap('As is', 'asIs'), steps, edges });

/** A map on which everything has an owner, travels, and comes back. */
export const GOOD_MAP = aMap(
  [step('Form', 'marketing', { ownerRole: 'Marketing', trigger: 'Form is sent' }), step('Call', 'sales', { ownerRole: 'Sales', trigger: 'Owner is set' }), step('Nurture', 'marketing', { ownerRole: 'Marketing' })],
  [edge('Form', 'Call', { kind: 'handoff', ownerPersonId: 'p1', contextPassed: ['Pages visited', 'Product interest', 'Guides downloaded'] }), edge('Call', 'Nurture', { kind: 'recycle' })],
);

/** A proposal about which nothing is to be said. */
export function goodProposal(spec: ConfigurationSpec = {}): Configuration {
  const base = aConfiguration({
    ...spec,
    definitions: { handRaise: did('FORM', 'demo'), ...spec.definitions },
    routing: {
      territoryField: 'country', territories: [{ id: 'north', name: 'North', values: ['NO'] }], reviewOwner: 'Rita', reviewOn: '2027-01-15',
      roster: [aRep('ann', { dayCap: 5, territories: ['north'] })],
      pools: [{ id: 'all', name: 'All', strategy: 'leastLoaded', hours: 'ignore', members: [{ repId: 'ann', weight: 1 }] }],
      rules: [{ id: 'r', name: 'North', when: where('country', 'NO'), poolId: 'all', onExhausted: 'fallback' }],
      ...spec.routing,
    },
    sla: {
      targets: [{ tierId: 'hot', budgetMinutes: 60, clock: 'business' }, { tierId: 'cold', budgetMinutes: 480, clock: 'business' }],
      marketing: [
        { kind: 'volume', id: 'v', low: 1, high: 9, owner: 'Mia' }, { kind: 'minimumScore', id: 's', points: 5000, share: 0.9, owner: 'Mia' },
        { kind: 'requiredFields', id: 'f', fields: ['phone'], share: 0.9, owner: 'Mia' },
      ],
      escalation: [{ atShare: 1, action: 'Tell', who: 'Head of sales' }], salesOwner: 'Sam', momentOwner: 'Rita', effectiveFrom: '2026-12-01', reviewOn: '2027-02-01', opportunity: 'A need and a budget.',
      ...spec.sla,
    },
    playbook: { requiredFields: ['phone'], firstHour: 'Call.', firstDay: 'Call again.', firstWeek: 'Four calls.', rejectReasons: ['Bad fit', 'Bad timing'], recycle: 'Back in 90 days.', ...spec.playbook },
  });
  const said = (text: string, of: Configuration['definitions']['mql']): Configuration['definitions']['mql'] => ({ ...of, text, agreedBy: ['marketing', 'sales'] });
  const fit = { id: 'fit', name: 'Fit', category: 'fit' as const, min: 0, max: 3000, decay: { kind: 'none' as const }, rules: [{ kind: 'when' as const, id: 'f', name: 'Country', when: where('country', 'NO'), points: 1000 }] };
  const fading = base.score.groups.map((group) => ({ ...group, decay: { kind: 'window' as const, days: 30 } }));
  return {
    ...base,
    score: { ...base.score, ...(spec.score?.groups === undefined ? { groups: [fit, ...fading] } : {}) },
    definitions: { ...base.definitions, mql: said('At least 50 points.', base.definitions.mql), sql: said('A need and a budget.', base.definitions.sql) },
  };
}

export const ROOM: RoomFacts = {
  today: TODAY, people: [{ id: 'p1', name: 'Rita', team: 'revops', role: 'RevOps lead', canSign: false }, { id: 'p2', name: 'Sam', team: 'sales', role: 'Head of sales', canSign: true }],
  kappa: { value: 0.7, low: 0.5, high: 0.9, n: 15, reason: null }, signedAt: TODAY - 86_400_000, routingChanges: [], modelCheckedAt: TODAY - 86_400_000,
};

/** Facts with a good map, proposal and room, and no history. */
export const facts = (over: Partial<GapFacts> = {}): GapFacts => ({ map: GOOD_MAP, configuration: goodProposal(), room: ROOM, measured: null, ...over });

/** The same with what a history shows. */
export function factsOn(history: History, configuration: Configuration = goodProposal(), asked: GapSettings = {}, over: Partial<GapFacts> = {}): GapFacts {
  const { history: _, ...settings } = inputOf(history, configuration);
  return facts({ configuration, measured: rememberGaps(createComputeSession(history), { settings, asked, scope: null }).facts(), ...over });
}

/** What one rule finds. */
export function judge(ruleId: string, of: GapFacts): GapFinding {
  const rule = GAP_RULES.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new Error(`There is no rule ${ruleId}.`);
  return rule.judge(of);
}

export const verdictOf = (ruleId: string, of: GapFacts): string => judge(ruleId, of).verdict;

/** The count of the evidence with a set. */
export function countOf(ruleId: string, of: GapFacts, set: string): number | null | undefined {
  const finding = judge(ruleId, of);
  return finding.verdict === 'unknown' ? undefined : finding.evidence.find((one) => one.set === set)?.n;
}
