import { describe, expect, it } from 'vitest';
import { replayFinding, replayNote } from '../../../../renderer/screens/replay/replay-finding.ts';
import { allTrustRows, trustRow, trustRows } from '../../../../renderer/screens/replay/trust-rows.ts';
import { aFigure, aSummary } from '../a-summary.ts';

const cell = (id: string, actual: number | null, judged: number | null, proposed: number | null) => ({
  id, label: id, limit: null,
  actual: actual === null ? null : aFigure(`actual.${id}`, actual), judged: judged === null ? null : aFigure(`judged.${id}`, judged), proposed: proposed === null ? null : aFigure(`proposed.${id}`, proposed),
});

describe('the sentence of the Replay screen', () => {
  it('sets proposed beside actual and says how the promise was kept on what really happened', () => {
    const summary = aSummary({ strip: [cell('mqls', 66, null, 47), cell('insideSla', 0.48, 0.37, null)], handoffs: { actual: 100, proposed: 80 } });
    expect(replayFinding(summary).sentence).toBe('47 handoffs a week instead of 66; 37\u2009% of the actual ones met the proposed SLA.');
  });

  it('claims nothing about weeks or promises that the history does not hold', () => {
    expect(replayFinding(aSummary({ handoffs: { actual: 0, proposed: 80 } })).sentence).toBe('80 handoffs.');
    expect(replayFinding(aSummary({ handoffs: { actual: 100, proposed: 80 } })).sentence).toBe('80 handoffs instead of 100.');
  });

  it('names window, population, censoring, sample and result below it', () => {
    const note = replayNote(aSummary({ excluded: 5, censored: { judged: 7 } }), 'Proposal A', 'UTC');
    expect(note).toContain('4 May 2026 to Fri 30 Oct 2026');
    expect(note).toContain('100 leads, 5 more left out');
    expect(note).toContain('7 clocks due after the end of the data are left out');
    expect(note).toContain('Thresholds chosen on the same data');
    expect(note).toMatch(/Result 0123 4567\.$/);
    const timeless = replayNote(aSummary({ from: null, to: null, censored: { judged: 0 } }), 'A', 'UTC');
    expect(timeless).toContain('without times');
    expect(timeless).toContain('no clock runs');
    expect(timeless).not.toContain('still open');
  });
});

describe('how far each figure can be trusted', () => {
  it('prints a dash and the reason for what is not knowable', () => {
    expect(trustRow(aFigure('x', null, { reason: 'No touches.', honesty: 'notKnowable' }))).toMatchObject({ honesty: 'notKnowable', text: '–', note: 'No touches.' });
  });

  it('keeps the mark of what was looked for and not reached', () => {
    expect(trustRow(aFigure('x', null, { reason: 'Not reached.', honesty: 'observed' }))).toMatchObject({ honesty: 'observed', text: '–', note: 'Not reached.' });
  });

  it('warns where fewer than 30 stand behind a share', () => {
    expect(trustRow(aFigure('x', 0.5, { n: 12 })).note).toContain('too few to lean on');
  });

  it('orders from observed to not knowable and ends with what no history can answer', () => {
    const rows = trustRows(aSummary({ figures: [aFigure('proposed.insideSla', null, { honesty: 'notKnowable' }), aFigure('proposed.mqls', 5, { honesty: 'deterministic', unit: 'count' }), aFigure('judged.insideSla', 0.4)] }), { n: 40, kept: { median: 0.5, low: 0.4, high: 0.6 }, never: null });
    expect(rows.map(({ honesty }) => honesty)).toEqual(['observed', 'deterministic', 'simulated', 'notKnowable', 'notKnowable', 'notKnowable']);
    expect(rows[2]).toMatchObject({ text: expect.stringMatching(/^50\s%$/), note: expect.stringMatching(/^40–60\s?%, n 40$/) });
    expect(rows.at(-2)?.label).toContain('revenue');
    expect(allTrustRows(aSummary())).toHaveLength(2);
  });

  it('leaves what stands in a table of its own out of the list of all figures', () => {
    const rows = allTrustRows(aSummary({ figures: [aFigure('actual.load.r1', 3), aFigure('proposed.rule.a', 3), aFigure('actual.source.web', 3), aFigure('actual.loadGini', 0.2)] }));
    expect(rows.map(({ id }) => id)).toEqual(['actual.loadGini', 'never-0', 'never-1']);
  });
});
