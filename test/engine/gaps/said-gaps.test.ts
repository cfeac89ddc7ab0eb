import { describe, expect, it } from 'vitest';
import type { GapFacts } from '../../../shared/engine/gaps/gap-facts.ts';
import { GAP_RULES } from '../../../shared/engine/gaps/gap-rules.ts';
import { emptyMap, type MapStep } from '../../../shared/engine/model/handoff-map.ts';
import { ALWAYS, aRep, did, NEVER } from '../../fixtures/a-proposal.ts';
import { aMap, edge, facts, GOOD_MAP, goodProposal, judge, ROOM, step, verdictOf } from './gap-world.ts';

const nothing: Partial<GapFacts> = { configuration: null };
const withMap = (map: GapFacts['map']): GapFacts => facts({ map });
const proposal = (spec: Parameters<typeof goodProposal>[0]): GapFacts => facts({ configuration: goodProposal(spec) });
const room = (over: Partial<GapFacts['room']>): GapFacts => facts({ room: { ...ROOM, ...over } });
const plain = goodProposal({ routing: { pools: [{ id: 'all', name: 'All', strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: 'ann', weight: 1 }] }], rules: [{ id: 'r', name: 'Any', when: ALWAYS, poolId: 'all', onExhausted: 'fallback' }], roster: [aRep('ann')] } });
const group = (id: string, category: 'fit' | 'engagement', decay: { readonly kind: 'none' } | { readonly kind: 'window'; readonly days: number } = { kind: 'none' }) => ({
  id, name: id, category, min: 0, max: 9000, decay, rules: [{ kind: 'event' as const, id, name: id, match: { type: 'VISIT' }, frequency: 'every' as const, points: 1000 }],
});
const handoff = (over: Parameters<typeof edge>[2]): GapFacts['map'] => aMap(GOOD_MAP.steps, [edge('Form', 'Call', { kind: 'handoff', ...over }), edge('Call', 'Nurture', { kind: 'recycle' })]);
const bothSides = (owners: readonly [string, string], triggers: readonly [string, string]): GapFacts['map'] => aMap([step('A', 'marketing', { trigger: triggers[0], ownerRole: owners[0] }), step('B', 'sales', { trigger: triggers[1], ownerRole: owners[1] })], []);

/** For each rule about what is said: a world that has the gap, one that has not, one that cannot tell. */
const WORLDS: readonly (readonly [rule: string, gap: GapFacts, clear: GapFacts, unknown: GapFacts])[] = [
  ['G01', withMap(handoff({ ownerRole: 'Sales' })), facts(), withMap(null)],
  ['G02', withMap(bothSides(['Sales', 'Marketing'], ['Form is sent.', 'form is sent'])), withMap(bothSides(['Marketing', 'Sales'], ['Form is sent', 'Form is sent'])), withMap(aMap([step('A', 'marketing')], []))],
  ['G03', withMap(handoff({ contextPassed: ['Name', 'E-mail'] })), facts(), withMap(emptyMap('As is', 'asIs'))],
  ['G04', proposal({ playbook: { requiredFields: [] } }), facts(), facts(nothing)],
  ['G06', facts({ configuration: plain }), facts(), proposal({ routing: { pools: [] } })],
  ['G08', facts({ configuration: plain }), facts(), proposal({ routing: { pools: [] } })],
  ['G10', proposal({ routing: { reviewOwner: '' } }), facts(), facts(nothing)],
  ['G11', facts({ configuration: { ...goodProposal(), definitions: { ...goodProposal().definitions, sql: { text: '', criteria: NEVER, ownerTeam: 'sales', agreedBy: [] } } } }), facts(), facts(nothing)],
  ['G12', room({ kappa: { value: 0.2, low: 0, high: 0.5, n: 15, reason: null } }), facts(), room({ kappa: null })],
  ['G13', facts({ configuration: { ...goodProposal(), score: { ...goodProposal().score, mqlThreshold: 3500 } } }), facts(), facts({ configuration: { ...goodProposal(), definitions: { ...goodProposal().definitions, mql: { ...goodProposal().definitions.mql, text: 'A good lead.' } } } })],
  ['G14', proposal({ score: { groups: [group('g', 'engagement')] } }), facts(), proposal({ score: { groups: [] } })],
  ['G16', proposal({ score: { groups: [group('g', 'engagement')] } }), facts(), proposal({ score: { groups: [group('g', 'fit')] } })],
  ['G19', proposal({ sla: { targets: [{ tierId: 'hot', budgetMinutes: 60, clock: 'business' }, { tierId: 'cold', budgetMinutes: 60, clock: 'business' }] } }), facts(), facts(nothing)],
  ['G21', proposal({ sla: { marketing: [] } }), facts(), facts(nothing)],
  ['G22', proposal({ sla: { targets: [] } }), facts(), facts(nothing)],
  ['G23', proposal({ sla: { escalation: [] } }), facts(), facts(nothing)],
  ['G24', proposal({ sla: { escalation: [{ atShare: 0.5, action: 'Tell', who: 'Head of sales' }] } }), facts(), facts(nothing)],
  ['G25', facts(), proposal({ sla: { terms: ['marketing.v', 'marketing.s', 'marketing.f', 'response.hot', 'response.cold', 'attempts', 'acceptance', 'opportunity'].map((clauseId) => ({ clauseId, source: 'The CRM' })) } }), facts(nothing)],
  ['G26', proposal({ sla: { reviewOn: '2027-06-01' } }), facts(), facts(nothing)],
  ['G27', proposal({ playbook: { firstDay: ' ' } }), facts(), facts(nothing)],
  ['G28', withMap(aMap(GOOD_MAP.steps, [edge('Form', 'Call', { kind: 'handoff' })])), facts(), facts({ map: null })],
  ['G30', proposal({ playbook: { rejectReasons: [] } }), facts(), facts(nothing)],
  ['G31', facts(), proposal({ sla: { feedback: { share: 1, cadence: 'monthly', text: 'Conversion by source.' } } }), facts(nothing)],
  ['G33', facts({ map: aMap(GOOD_MAP.steps, [edge('Form', 'Call', { automatic: true })]), room: { ...ROOM, signedAt: null } }), facts(), withMap(null)],
  ['G34', proposal({ sla: { momentOwner: '' } }), facts(), facts(nothing)],
];

describe('gaps that map, proposal and room show', () => {
  it.each(WORLDS)('%s finds its gap, finds none, and says when it cannot tell', (rule, gap, clear, unknown) => {
    expect([verdictOf(rule, gap), verdictOf(rule, clear), verdictOf(rule, unknown)]).toEqual(['gap', 'clear', 'unknown']);
  });

  it('has 44 rules, each with its sentence, its question and what closes it', () => {
    expect(GAP_RULES.map(({ id }) => id)).toEqual(Array.from({ length: 44 }, (_, i) => `G${String(i + 1).padStart(2, '0')}`));
    for (const { sentence, question, closes, title } of GAP_RULES) expect([sentence, question, closes, title].every((text) => text.length > 5)).toBe(true);
  });

  it('judges every rule on every world without failing, and says why where it cannot tell', () => {
    for (const world of [facts(), facts(nothing), facts({ map: null, configuration: null, measured: null })]) {
      for (const rule of GAP_RULES) {
        const finding = rule.judge(world);
        if (finding.verdict === 'unknown') expect(finding.why).toMatch(/\.$/);
      }
    }
  });

  it('follows a way back until somebody owns the lead or hands it over again', () => {
    const back = (steps: readonly ReturnType<typeof step>[], ...edges: readonly ReturnType<typeof edge>[]): GapFacts => withMap(aMap([step('Call', 'sales', { ownerRole: 'Sales' }), ...steps], [edge('Call', 'Pile', { kind: 'reject' }), ...edges]));
    expect(judge('G28', back([step('Pile', 'marketing'), step('List', 'marketing')], edge('Pile', 'List'), edge('List', 'Pile')))).toMatchObject({ verdict: 'gap', evidence: [{ label: 'Leads to nobody who owns the lead', target: { id: 'Call>Pile' } }] });
    expect(verdictOf('G28', back([step('Pile', 'marketing'), step('List', 'marketing', { ownerRole: 'Marketing' })], edge('Pile', 'List')))).toBe('clear');
    expect(verdictOf('G28', back([step('Pile', 'marketing')], edge('Pile', 'Call', { kind: 'handoff' })))).toBe('clear');
    expect(verdictOf('G28', back([step('Pile', 'nobody', { ownerRole: 'Marketing' })]))).toBe('gap');
  });

  it('takes a person who has left for nobody, and a role for no person', () => {
    const left = facts({ map: handoff({ ownerPersonId: 'gone' }) });
    expect(judge('G01', left)).toMatchObject({ verdict: 'gap', evidence: [{ label: 'Whoever is named has left' }] });
    expect(judge('G01', withMap(handoff({ ownerRole: 'Sales lead' })))).toMatchObject({ evidence: [{ label: 'Only a role is named: Sales lead' }] });
  });

  it.each([[['Besuchte Seiten', 'Produktinteresse', 'Heruntergeladene Inhalte'], 'clear'], [['Pages visitées', 'Produit', 'Contenu téléchargé'], 'clear'], [['Name', 'E-Mail'], 'gap']] as const)('reads the facts that travel in several languages: %s', (contextPassed, verdict) => {
    expect(verdictOf('G03', withMap(handoff({ contextPassed })))).toBe(verdict);
  });

  it('knows the team of an owner by who is in the room, by lanes and by choice, in any language, and says when nobody told it', () => {
    const triggers = ['Formular kommt', 'formular kommt'] as const;
    const vertrieb = { id: 'p3', name: 'Ute', team: 'sales' as const, role: 'Vertriebsleitung', canSign: true };
    const said = (owners: readonly [string, string], chosen: Partial<MapStep> = {}) => {
      const map = bothSides(owners, triggers);
      return facts({ map: map === null ? null : { ...map, steps: map.steps.map((one) => (one.id === 'A' ? { ...one, ...chosen } : one)) }, room: { ...ROOM, people: [...ROOM.people, vertrieb] } });
    };
    expect(verdictOf('G02', said(['Vertriebsleitung', 'Marketing']))).toBe('gap');
    expect(verdictOf('G02', said(['Vertriebsleitung', 'ute']))).toBe('clear');
    expect(judge('G02', said(['Agentur', 'Marketing']))).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('“Agentur” is marketing or sales is not said') as string });
    expect(verdictOf('G02', said(['Agentur', 'Marketing'], { ownerTeam: 'marketing' }))).toBe('clear');
    expect(verdictOf('G02', said(['Agentur', 'Marketing'], { ownerTeam: 'sales' }))).toBe('gap');
  });

  it('takes for a manager whom room and proposal hold as one, whatever the title', () => {
    const hears = (who: string): string => verdictOf('G24', proposal({ sla: { escalation: [{ atShare: 1, action: 'Tell', who }], salesOwner: 'Ute' } }));
    expect(['Ute', 'sam', 'HEAD OF SALES', 'Rita', 'Name of ann', 'Sales manager'].map(hears)).toEqual(['clear', 'clear', 'clear', 'clear', 'gap', 'unknown']);
  });

  it('asks that required information is promised, or asked for before the handoff', () => {
    expect(judge('G04', proposal({ playbook: { requiredFields: ['phone', 'product'] } }))).toMatchObject({ verdict: 'gap', evidence: [{ label: '“product” is required, and nothing checks it before the handoff' }] });
  });

  it('takes a review that is overdue, and a roster that changed since it was signed, for a gap', () => {
    expect(verdictOf('G10', proposal({ routing: { reviewOn: '2026-10-01' } }))).toBe('gap');
    expect(verdictOf('G10', room({ routingChanges: ['A rep was added.'] }))).toBe('gap');
  });

  it('finds the numbers of the wording in the criteria too', () => {
    const { definitions } = goodProposal();
    const worded = { ...goodProposal(), definitions: { ...definitions, mql: { ...definitions.mql, text: 'At least 50 points and 3 visits in 14 days.', criteria: { ...did('VISIT'), n: 3, withinDays: 14 } as typeof definitions.mql.criteria } } };
    expect(verdictOf('G13', facts({ configuration: worded }))).toBe('clear');
  });
});
