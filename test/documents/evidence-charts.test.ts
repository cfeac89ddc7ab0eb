import { describe, expect, it } from 'vitest';
import { buildZoneTable } from '../../electron/zones/build-zone-table.ts';
import { replayCharts, tierMatrix } from '../../electron/documents/content/evidence-charts.ts';
import { roundSteps } from '../../electron/documents/pdf/draw-chart.ts';
import { renderSlaPdf, type SlaPdf } from '../../electron/documents/sla-pdf.ts';
import { speakFor } from '../../shared/format/texts/speak.ts';
import { aConfiguration } from './a-configuration.ts';
import { SURROUNDINGS, aSlaDocument, someEvidence } from './a-sla-document.ts';

const say = speakFor({});
const WEEK = 7 * 24 * 3_600_000;
const weeks = Array.from({ length: 26 }, (_, i) => ({ weekStart: Date.UTC(2026, 4, 4) + i * WEEK, actual: 40 + ((i * 7) % 20), proposed: 44 }));
const speedToLead = { curve: [{ minutes: 5, share: 0.2 }, { minutes: 60, share: 0.5 }, { minutes: 900, share: 0.7 }], n: 1604, medianMinutes: 60, p90Minutes: null, shareWithoutTouch: 0.22 };
const full = someEvidence({ weeks, weeklyCapacity: 58, speedToLead, load: Array.from({ length: 50 }, (_, i) => ({ repId: `r${i}`, name: `Rep ${i}`, actual: i === 3 ? null : i * 4, proposed: 100 })), sources: [{ source: 'Paid', mqls: 10, proposedMqls: 8, sql: 2, won: 1 }] });

describe('the charts of the frozen evidence', () => {
  it('say in words what they show, what was not reached included', () => {
    const blocks = replayCharts(aSlaDocument({ evidence: full }), full, buildZoneTable, say);
    const alts = blocks.flatMap((block) => (block.kind === 'chart' ? [block.alt] : []));
    expect(alts[0]).toContain('26 weeks from 4 May 2026: 40 to 59 handoffs a week as it ran, 44 to 44 as agreed. Capacity: 58 a week.');
    expect(alts[1]?.replaceAll('\u00a0', ' ')).toContain('Half of the leads were touched within 1 h, 9 of 10 within not reached of working time; 22 % have no logged touch (n 1,604).');
  });

  it('are left out where the evidence was frozen without them', () => {
    expect(replayCharts(aSlaDocument(), someEvidence(), buildZoneTable, say)).toEqual([]);
  });

  it('print, with one figure each and the same bytes twice', async () => {
    const document = aSlaDocument({ evidence: full });
    const [first, second] = [await renderSlaPdf(document, SURROUNDINGS), await renderSlaPdf(document, SURROUNDINGS)];
    if (first.kind === 'refused' || second.kind === 'refused') throw new Error('refused');
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const bare = await renderSlaPdf(aSlaDocument(), SURROUNDINGS);
    const figures = (pdf: SlaPdf): number => (pdf.kind === 'refused' ? 0 : Buffer.from(pdf.bytes).toString('latin1').split('/S /Figure').length);
    expect(figures(first) - figures(bare)).toBe(3);
  });

  it('have round steps up to the largest figure', () => {
    expect(roundSteps(58)).toEqual([0, 20, 40, 60]);
    expect(roundSteps(0)).toEqual([0, 1]);
    expect(roundSteps(1000)).toEqual([0, 250, 500, 750, 1000]);
  });
});

describe('the matrix of tiers', () => {
  it('names the tier of every cell, and a dash where none was given', () => {
    const { score } = aConfiguration();
    const chart = tierMatrix(aConfiguration({ score: { ...score, matrix: { fitFrom: [3300], engagementFrom: [3000, 1500], cells: [{ cell: 'A1', tierId: 'hot' }, { cell: 'B3', tierId: 'cold' }] } } }), say);
    expect(chart?.alt).toBe('Tier of each cell. A1 Hot, A2 –, A3 –, B1 –, B2 –, B3 Cold.');
    expect(tierMatrix(aConfiguration(), say)).toBeNull();
  });
});
