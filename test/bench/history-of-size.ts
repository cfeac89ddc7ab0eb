import { FACT } from '../../shared/engine/history/history.ts';
import type { FieldColumn, History, HistoryOwner } from '../../shared/engine/history/history.ts';
import { codesFor } from '../../shared/engine/history/history-parts.ts';
import { DAY } from '../../shared/engine/time/units.ts';

export const FROM = Date.UTC(2026, 0, 1);
export const FACTS = 10;

/** A small linear congruential generator, so that every run measures the same history. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

type Random = (below: number) => number;

function column(name: string, type: FieldColumn['type'], values: string[], leads: number, code: (lead: number) => number, personal = false): FieldColumn {
  const current = codesFor(values.length, leads);
  for (let lead = 0; lead < leads; lead++) current[lead] = code(lead);
  return { name, type, personal, values, numbers: Float64Array.from(values, (text) => (type === 'number' && text !== '' ? Number(text) : NaN)), current, hasHistory: false };
}

const padded = (n: number): string => String(n).padStart(7, '0');

function fieldsOf(leads: number, first: number, random: Random): FieldColumn[] {
  const words = (prefix: string, size: number): string[] => ['', ...Array.from({ length: size }, (_, i) => `${prefix} ${padded(i)}`)];
  const each = (text: (n: number) => string): string[] => ['', ...Array.from({ length: leads }, (_, lead) => text(first + lead))];
  return [
    column('Name', 'text', each((n) => `First${padded(n)} Last${padded(n)}`), leads, (lead) => lead + 1, true),
    column('Email', 'text', each((n) => `first${padded(n)}@company${n % 9_973}.example`), leads, (lead) => lead + 1, true),
    column('Company', 'text', words('Company', Math.max(10, leads / 5)), leads, () => random(leads / 5)),
    column('Country', 'text', words('Country', 20), leads, () => random(21)),
    column('Title', 'text', words('Title', 2_000), leads, () => random(2_001)),
    column('Employees', 'number', ['', ...Array.from({ length: 5_000 }, (_, i) => String((i * 7) % 5_003))], leads, () => random(5_001)),
  ];
}

const OWNERS: HistoryOwner[] = Array.from({ length: 50 }, (_, i) => ({ extId: `${100 + i}`, name: `Rep ${(i * 7) % 50}`, email: `rep${i}@x.example`, zone: 'UTC', territory: 'North', workStart: 540, workEnd: 1020, dayCap: null, inactiveFrom: null }));

/** Leads `first` to `first + leads`, ten facts each: pages, calls, an owner, stages. */
export function historyOfSize(leads: number, first = 0): History {
  const random = randomNumbers(7 + first);
  const size = leads * FACTS;
  const facts = { offsets: new Uint32Array(leads + 1), at: new Float64Array(size), kind: new Uint8Array(size), subject: new Uint16Array(size), value: new Uint32Array(size), owner: new Uint16Array(size), automated: new Uint8Array(size) };
  const createdAt = new Float64Array(leads);
  for (let lead = 0; lead < leads; lead++) {
    let at = (createdAt[lead] = FROM + random(180 * 86_400) * 1_000);
    for (let i = 0; i < FACTS; i++) {
      const row = lead * FACTS + i;
      at += 1 + random(86_400_000);
      const kind = i === 4 ? FACT.stage : i === 5 ? FACT.owner : FACT.engagement;
      facts.at[row] = at;
      facts.kind[row] = kind;
      facts.subject[row] = kind === FACT.engagement ? random(6) : kind === FACT.stage ? random(4) : 0;
      facts.value[row] = kind === FACT.engagement ? random(10) : 0;
      facts.owner[row] = kind === FACT.owner ? 1 + random(50) : 0;
      facts.automated[row] = kind === FACT.engagement && random(4) === 0 ? 1 : 0;
    }
    facts.offsets[lead + 1] = (lead + 1) * FACTS;
  }
  return {
    leadIds: Array.from({ length: leads }, (_, lead) => String(1_000_000 + first + lead)), createdAt, fields: fieldsOf(leads, first, random),
    eventTypes: ['call', 'chat', 'form', 'mail', 'page', 'webinar'], assets: Array.from({ length: 10 }, (_, i) => `asset ${i}`), owners: OWNERS, deals: [], facts,
    roles: { name: 'Name', email: 'Email', company: 'Company', source: 'Country', rejectReason: null, outcome: null }, level: 'B', from: FROM, to: FROM + 190 * DAY, excluded: new Uint8Array(leads),
  };
}
