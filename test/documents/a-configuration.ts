import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Expression } from '../../shared/engine/model/expression.ts';

const country = (...values: string[]): Expression => ({ kind: 'compare', field: 'Country', op: 'in', value: values });
const demo: Expression = { kind: 'event', match: { type: 'Form', assets: ['Demo request', 'Pricing'] }, measure: 'count', op: 'ge', n: 1, withinDays: 1 };
const nineToFive = [[9 * 60, 17 * 60]] as const;

/** A complete configuration of a fictitious client, as a proposal holds it. */
export function aConfiguration(changes: Partial<Configuration> = {}): Configuration {
  return {
    format: 1,
    definitions: {
      mql: { text: 'A lead that both teams would call today: the right kind of company, and somebody there who has shown interest more than once.', criteria: { kind: 'all', of: [country('Germany', 'Austria', 'Switzerland', 'Netherlands'), { kind: 'compare', field: 'Employees', op: 'ge', value: 50 }] }, ownerTeam: 'marketing', agreedBy: ['marketing', 'sales'] },
      handRaise: { text: 'Somebody asks to talk to sales.', criteria: demo, ownerTeam: 'marketing', agreedBy: ['marketing', 'sales'] },
      sql: { text: 'Sales has spoken to the lead and sees a project, a budget and a person who decides.', criteria: { kind: 'constant', value: false }, ownerTeam: 'sales', agreedBy: ['sales'] },
      disqualify: { text: 'Competitors, students and job seekers.', criteria: { kind: 'any', of: [{ kind: 'compare', field: 'E-mail', op: 'contains', value: '@northwind' }, { kind: 'compare', field: 'Persona', op: 'in', value: ['Student', 'Competitor'] }] }, ownerTeam: 'sales', agreedBy: ['marketing', 'sales'] },
    },
    score: {
      groups: [
        { id: 'g1', name: 'Company', category: 'fit', min: 0, max: 5000, decay: { kind: 'none' }, rules: [{ kind: 'table', id: 'r1', name: 'Employees', field: 'Segment', rows: [{ values: ['Enterprise'], points: 3000 }, { values: ['Mid-market', 'Upper mid-market'], points: 2000 }] }, { kind: 'when', id: 'r2', name: 'Core country', when: country('Germany', 'Austria', 'Switzerland'), points: 1500 }] },
        { id: 'g2', name: 'Content', category: 'engagement', min: 0, max: 4000, decay: { kind: 'linear', ratePercent: 25, periodDays: 30, granularity: 'step' }, rules: [{ kind: 'event', id: 'r3', name: 'Product page', match: { type: 'Page view', assets: ['Product'] }, frequency: 'every', points: 250, withinDays: 90 }, { kind: 'event', id: 'r4', name: 'Webinar', match: { type: 'Webinar' }, frequency: 'once', points: 1000 }, { kind: 'event', id: 'r5', name: 'Came back', match: { type: 'Visit' }, frequency: 2, points: 750, withinDays: 7 }] },
      ],
      fitMax: 5000, engagementMax: 5000, totalMin: 0, totalMax: 10000, mqlThreshold: 5400,
    },
    tiers: {
      classes: [{ id: 'hot', name: 'Hot' }, { id: 'warm', name: 'Warm' }, { id: 'cold', name: 'Cold' }],
      rules: [{ when: demo, tierId: 'hot' }],
      bands: [{ from: 8000, tierId: 'hot' }, { from: 6000, tierId: 'warm' }],
    },
    routing: {
      territoryField: 'Country',
      territories: [{ id: 't1', name: 'DACH', values: ['Germany', 'Austria', 'Switzerland'] }, { id: 't2', name: 'Benelux', values: ['Netherlands', 'Belgium', 'Luxembourg'] }],
      calendars: [{ id: 'c1', name: 'Office hours', week: [nineToFive, nineToFive, nineToFive, nineToFive, [[540, 900]], [], []] }],
      roster: [
        { id: 'u1', extId: '11', name: 'Ravi Adeyemi', zone: 'Europe/Berlin', calendarId: 'c1', territories: ['t1'], skills: ['enterprise'], dayCap: 6 },
        { id: 'u2', extId: '12', name: 'Tomas Lindqvist', zone: 'Europe/Amsterdam', calendarId: 'c1', territories: ['t2'], skills: [], dayCap: 8 },
        { id: 'u3', extId: '13', name: 'Ines Carvalho', zone: 'Europe/Lisbon', calendarId: 'c1', territories: ['t1', 't2'], skills: [] },
      ],
      pools: [
        { id: 'po1', name: 'DACH enterprise', strategy: 'weightedSmooth', hours: 'require', members: [{ repId: 'u1', weight: 2 }, { repId: 'u3', weight: 1 }] },
        { id: 'po2', name: 'Everybody else', strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: 'u2', weight: 1 }, { repId: 'u3', weight: 1 }] },
      ],
      rules: [
        { id: 'ru1', name: 'Large companies in DACH', when: { kind: 'all', of: [{ kind: 'compare', field: '@territory', op: 'eq', value: 't1' }, { kind: 'compare', field: 'Employees', op: 'ge', value: 500 }] }, poolId: 'po1', onExhausted: 'next' },
        { id: 'ru2', name: 'The rest', when: { kind: 'constant', value: true }, poolId: 'po2', onExhausted: 'fallback' },
      ],
      fallback: { name: 'Sales desk' },
      reviewOwner: 'Elke Vos',
    },
    sla: {
      targets: [{ tierId: 'hot', budgetMinutes: 60, clock: 'business' }, { tierId: 'warm', budgetMinutes: 240, clock: 'business' }, { tierId: 'cold', budgetMinutes: 480, clock: 'business' }],
      touches: [{ type: 'Call' }, { type: 'E-mail', automated: false }, { type: 'Meeting', assets: ['booked', 'held'] }],
      automatedTouches: [{ type: 'Sequence e-mail' }],
      attempts: { n: 4, withinDays: 5 },
      acceptanceDays: 2,
      marketing: [{ kind: 'volume', id: 'm1', low: 40, high: 55, owner: 'Lucie Moreau' }, { kind: 'minimumScore', id: 'm2', points: 5400, share: 0.8, owner: 'Lucie Moreau' }, { kind: 'requiredFields', id: 'm3', fields: ['Company', 'Country', 'Product interest', 'Source'], share: 0.95, owner: 'Lucie Moreau' }],
      escalation: [{ atShare: 0.8, action: 'A reminder in the CRM', who: 'the assignee' }, { atShare: 1, action: 'An alert; the lead goes to the next person in the pool', who: 'Ravi Adeyemi' }, { atShare: 2, action: 'Named in the Monday call', who: 'Elke Vos' }],
      salesOwner: 'Ravi Adeyemi', momentOwner: 'Elke Vos', effectiveFrom: '2026-11-30', reviewOn: '2027-02-26',
    },
    playbook: {
      requiredFields: ['Company', 'Country', 'Product interest', 'Source'],
      firstHour: 'The assignee reads the context card and calls once; no answer, then a short e-mail that names the page or form the lead came from.',
      firstDay: 'A second call at another time of day.',
      firstWeek: 'Two further attempts on different days; then the lead goes back with the reason “unreachable”.',
      rejectReasons: ['bad fit', 'bad timing', 'no budget or authority', 'wrong contact data', 'duplicate', 'already in contact', 'unreachable after 4 attempts'],
      recycle: 'Bad timing goes to the quarterly newsletter and returns when the lead meets the definition again, at the earliest after 90 days.',
    },
    ...changes,
  };
}
