import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';

const always: Expression = { kind: 'constant', value: true };
const never: Expression = { kind: 'constant', value: false };

const definition = (text: string, criteria: Expression) => ({ text, criteria, ownerTeam: 'marketing', agreedBy: ['marketing', 'sales'] }) as const;

/** A small complete configuration; whatever a test does not care about stays as it is. */
export function aConfiguration(own: Partial<Configuration> = {}): Configuration {
  return {
    format: 1,
    definitions: {
      mql: definition('Knows what it wants', { kind: 'compare', field: 'employees', op: 'ge', value: 50 }),
      sql: definition('Has a project', always),
      handRaise: definition('Asked to be called', { kind: 'event', match: { type: 'ASKED' }, measure: 'count', op: 'ge', n: 1 }),
      disqualify: definition('Competes', never),
    },
    score: aScore(),
    tiers: {
      classes: [{ id: 't-hot', name: 'Hot' }, { id: 't-warm', name: 'Warm' }, { id: 't-cold', name: 'Cold' }],
      rules: [{ when: { kind: 'compare', field: '@score', op: 'ge', value: 90 }, tierId: 't-hot' }],
      bands: [{ from: 5000, tierId: 't-warm' }],
    },
    routing: aRouting(),
    sla: aSla(),
    playbook: {
      requiredFields: ['phone', 'company'],
      firstHour: 'Call', firstDay: 'Call again', firstWeek: 'Write',
      rejectReasons: ['Bad fit', 'Bad timing', 'bad fit', 'Budget; authority'],
      recycle: 'Back to the newsletter for 90 days.',
    },
    ...own,
  };
}

function aScore(): Configuration['score'] {
  return {
    groups: [
      {
        id: 'g1', name: 'Company', category: 'fit', min: 0, max: 4000, decay: { kind: 'none' },
        rules: [{ kind: 'table', id: 'r1', name: 'Size', field: 'size', rows: [{ values: ['large', 'huge'], points: 2500 }, { values: ['small'], points: 550 }] }],
      },
      {
        id: 'g2', name: 'Interest', category: 'engagement', min: 0, max: 6000,
        decay: { kind: 'linear', ratePercent: 50, periodDays: 30, granularity: 'step' },
        rules: [{ kind: 'event', id: 'r2', name: 'Read prices', match: { type: 'PAGE', assets: ['prices'] }, frequency: 3, points: 1250, withinDays: 14 }],
      },
    ],
    fitMax: 4000, engagementMax: 6000, totalMin: 0, totalMax: 10000, mqlThreshold: 6000,
  };
}

function aRouting(): Configuration['routing'] {
  const working: [number, number][] = [[540, 1020]];
  return {
    territoryField: 'country',
    territories: [{ id: 'north', name: 'North', values: ['NO', 'SE'] }],
    calendars: [{ id: 'c1', name: 'Office', week: [working, working, working, working, working, [], []] }],
    roster: [
      { id: 'rep1', extId: '1', name: 'Rep one', zone: 'Europe/Oslo', calendarId: 'c1', territories: ['north'], skills: [], dayCap: 8 },
      { id: 'rep2', extId: '2', name: 'Rep two', zone: 'Europe/Oslo', calendarId: 'c1', territories: ['north'], skills: [] },
    ],
    pools: [{ id: 'p1', name: 'Northern pool', strategy: 'weightedSmooth', hours: 'require', members: [{ repId: 'rep1', weight: 2 }, { repId: 'rep2', weight: 1 }] }],
    rules: [{ id: 'rule1', name: 'The north', when: { kind: 'compare', field: '@territory', op: 'eq', value: 'north' }, poolId: 'p1', onExhausted: 'next' }],
    fallback: { name: 'Sales desk', repId: 'rep2' },
    reviewOwner: 'The RevOps owner',
  };
}

function aSla(): Configuration['sla'] {
  return {
    targets: [
      { tierId: 't-hot', budgetMinutes: 15, clock: 'business' },
      { tierId: 't-warm', budgetMinutes: 240, clock: 'business' },
      { tierId: 't-cold', budgetMinutes: 2880, clock: 'elapsed' },
    ],
    touches: [{ type: 'CALLED' }],
    automatedTouches: [{ type: 'MAILED', automated: true }],
    attempts: { n: 6, withinDays: 10 },
    acceptanceDays: 2,
    marketing: [{ kind: 'volume', id: 'm1', low: 40, high: 60, owner: 'Marketing lead' }],
    escalation: [{ atShare: 0.5, action: 'Remind the owner', who: 'the owner' }],
    salesOwner: 'Sales lead', momentOwner: 'RevOps owner', effectiveFrom: '2026-12-01', reviewOn: '2027-03-01',
  };
}
