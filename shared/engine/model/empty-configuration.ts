import type { Calendar, Configuration, Definition } from './configuration.ts';

const office: Calendar = {
  id: 'office',
  name: 'Office hours',
  week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [[540, 1020] as const] : [])),
};

const undefinedWord = (ownerTeam: 'marketing' | 'sales', criteria: boolean): Definition => ({
  text: '',
  criteria: { kind: 'constant', value: criteria },
  ownerTeam,
  agreedBy: [],
});

/** Where every proposal starts: three tiers, office hours, nothing promised yet. It is complete, so that it can be replayed at once. */
export const EMPTY_CONFIGURATION: Configuration = {
  format: 1,
  definitions: {
    mql: undefinedWord('marketing', true),
    sql: undefinedWord('sales', false),
    handRaise: undefinedWord('marketing', false),
    disqualify: undefinedWord('sales', false),
  },
  score: { groups: [], fitMax: 5000, engagementMax: 5000, totalMin: 0, totalMax: 10000, mqlThreshold: 5000 },
  tiers: {
    classes: [
      { id: 'hot', name: 'Hot' },
      { id: 'warm', name: 'Warm' },
      { id: 'cold', name: 'Cold' },
    ],
    rules: [],
    bands: [
      { from: 7500, tierId: 'hot' },
      { from: 5000, tierId: 'warm' },
    ],
  },
  routing: {
    territoryField: '',
    territories: [],
    calendars: [office],
    roster: [],
    pools: [],
    rules: [],
    fallback: { name: 'Nobody yet' },
    reviewOwner: '',
  },
  sla: {
    targets: [
      { tierId: 'hot', budgetMinutes: 60, clock: 'business' },
      { tierId: 'warm', budgetMinutes: 240, clock: 'business' },
      { tierId: 'cold', budgetMinutes: 1440, clock: 'business' },
    ],
    touches: [],
    automatedTouches: [],
    attempts: { n: 4, withinDays: 5 },
    acceptanceDays: 2,
    marketing: [],
    escalation: [],
    salesOwner: '',
    momentOwner: '',
    effectiveFrom: '',
    reviewOn: '',
  },
  playbook: { requiredFields: [], firstHour: '', firstDay: '', firstWeek: '', rejectReasons: [], recycle: '' },
};
