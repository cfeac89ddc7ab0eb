import type { SlaDocument } from '../../electron/documents/sla-document.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { aConfiguration } from '../documents/a-configuration.ts';
import { aSlaDocument, someEvidence } from '../documents/a-sla-document.ts';

const AT = Date.UTC(2026, 10, 26, 16);
const WEEK = 7 * 24 * 3_600_000;

/** An agreement with every kind of chart and as much text as makes about 25 pages. */
export function aLongDocument(): SlaDocument {
  const plain = aConfiguration();
  const text = `${plain.definitions.mql.text} `.repeat(22);
  const score: Configuration['score'] = { ...plain.score, matrix: { fitFrom: [4000, 2500], engagementFrom: [3500, 2000, 800], cells: ['A', 'B', 'C'].flatMap((letter, row) => [1, 2, 3, 4].map((column) => ({ cell: `${letter}${column}`, tierId: ['hot', 'warm', 'cold'][Math.min(2, (row + column) >> 1)] ?? 'cold' }))) } };
  const roster = Array.from({ length: 40 }, (_, i) => ({ id: `r${i}`, extId: `${i}`, name: `Rep ${i}`, zone: 'Europe/Berlin', calendarId: 'c1', territories: ['t1'], skills: [], dayCap: 6 }));
  const figures = Array.from({ length: 260 }, (_, i) => ({ ...(someEvidence().figures[0] ?? { id: '', label: '', arm: 'actual', unit: 'count', value: 1, n: 1, low: null, high: null, honesty: 'observed', reason: null, leads: 1 } as const), id: `figure.${i}`, label: `Figure number ${i} of the replay` }));
  const evidence = someEvidence({
    figures,
    weeks: Array.from({ length: 52 }, (_, i) => ({ weekStart: AT - (52 - i) * WEEK, actual: 40 + ((i * 13) % 31), proposed: 38 + ((i * 7) % 11) })),
    weeklyCapacity: 58,
    speedToLead: { curve: Array.from({ length: 200 }, (_, i) => ({ minutes: i * 12, share: 0.8 * (1 - Math.exp(-i / 40)) })), n: 1604, medianMinutes: 470, p90Minutes: null, shareWithoutTouch: 0.2 },
    load: roster.map(({ id, name }, i) => ({ repId: id, name, actual: 20 + ((i * 17) % 90), proposed: 44 })),
    sources: ['Paid', 'Organic', 'Events', 'Partners', 'Referral'].map((source, i) => ({ source, mqls: 100 - i * 9, proposedMqls: 80 - i * 5, sql: 30 - i, won: 9 - i })),
  });
  const configuration = { ...plain, score, routing: { ...plain.routing, roster }, definitions: { ...plain.definitions, mql: { ...plain.definitions.mql, text }, sql: { ...plain.definitions.sql, text } } };
  return aSlaDocument({ evidence }, configuration);
}
