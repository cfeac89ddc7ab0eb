import { describe, expect, it } from 'vitest';
import { slaSections } from '../../electron/documents/content/sla-sections.ts';
import { partsOf } from '../../electron/documents/pdf/draw-drawing.ts';
import type { RecordedGap, SlaRecord } from '../../electron/documents/sla-record.ts';
import { renderSlaPdf } from '../../electron/documents/sla-pdf.ts';
import { drawMap } from '../../shared/engine/handoff-map/drawing/draw-map.ts';
import { NO_FIGURES } from '../../shared/engine/handoff-map/drawing/map-figures.ts';
import { layoutMap } from '../../shared/engine/handoff-map/layout/layout-map.ts';
import { MapIndex } from '../../shared/engine/handoff-map/map-index.ts';
import { CONTENT_MAP } from '../fixtures/a-map.ts';
import { SURROUNDINGS, aSlaDocument } from './a-sla-document.ts';

const AT = Date.UTC(2026, 10, 23, 12);
const gap = (ruleId: string, over: Partial<RecordedGap> = {}): RecordedGap => ({ ruleId, severity: 'medium', title: `Title of ${ruleId}`, isFound: true, shown: '40 of 100', closes: 'SLA §6', status: 'open', by: '', at: null, note: '', ...over });
const map = { kind: 'asIs', name: 'Content leads', ...drawMap(CONTENT_MAP, new MapIndex(CONTENT_MAP), layoutMap(CONTENT_MAP), NO_FIGURES, 'said'), outline: 'Form, then call', steps: [{ name: 'Form', place: 'Marketing', ways: ['goes on to Call', 'rejects to Nurture'] }, { name: '', place: 'Sales', ways: [] }] } as const;
const record: SlaRecord = {
  maps: [map],
  gaps: [gap('G14'), gap('G09', { severity: 'high' }), gap('G31', { status: 'accepted', by: 'Tunde', at: AT, note: 'Next quarter', isFound: false }), gap('G01', { status: 'fixed', by: 'Léa', at: AT })],
  decisions: [{ text: 'RevOps owns the moment.', who: ['Léa', 'Tunde'], at: AT, about: 'G01', isDone: false }],
  parked: [{ text: 'Partner leads?', who: [], at: AT, about: '', isDone: false }, { text: 'A second calendar?', who: ['Eva'], at: AT, about: '', isDone: true }],
};
const sections = (over: Partial<SlaRecord>) => slaSections(aSlaDocument({ record: { ...record, ...over } }), SURROUNDINGS.readZone);
const textOf = (value: unknown): string => JSON.stringify(value, (key, part: unknown) => (key === 'shapes' ? undefined : part));

describe('what the room drew and decided, in the document', () => {
  it('names open gaps the worst first and parked points under the open points', () => {
    const open = textOf(sections({}).find(({ number }) => number === '14'));
    for (const said of ['2 gaps', 'still open when this was frozen, 1 of them severe', 'One point', 'Partner leads?', 'nobody yet', '23 Nov 2026']) expect(open).toContain(said);
    expect(open.indexOf('Title of G09')).toBeLessThan(open.indexOf('Title of G14'));
    for (const absent of ['G31', 'A second calendar?']) expect(open).not.toContain(absent);
  });

  it('says who decided what about which gap, and that one is no longer found', () => {
    const annex = textOf(sections({}).find(({ number }) => number === 'F'));
    for (const said of ['accepted; no longer found', 'Tunde, 23 Nov 2026', 'Next quarter', '"fixed"', 'RevOps owns the moment.', 'Léa, Tunde', 'A second calendar?']) expect(annex).toContain(said);
  });

  it('draws the map on a page on its side, followed by the same as a table', async () => {
    const annex = sections({}).find(({ number }) => number === 'E');
    expect(annex?.blocks.map(({ kind }) => kind)).toEqual(['drawing', 'subheading', 'table']);
    expect(textOf(annex)).toContain('goes on to Call\\nrejects to Nurture');
    const made = await renderSlaPdf(aSlaDocument({ record }), SURROUNDINGS);
    if (made.kind === 'refused') throw new Error(made.reason);
    const file = Buffer.from(made.bytes).toString('latin1');
    expect(file.match(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/g)).toHaveLength(1);
    for (const part of ['(Annex E: Handoff map)', '/Alt (Form, then call)', '(baton-day-record.json)']) expect(file).toContain(part);
  });

  it('leaves out the annexes of which there is nothing, and everything where nothing was kept', () => {
    const numbers = (parts: readonly { readonly number: string }[]): string => parts.map(({ number }) => number).join(' ');
    expect(numbers(sections({ maps: [], decisions: [], parked: [], gaps: [] }))).toMatch(/ D$/);
    expect(textOf(sections({ gaps: [], parked: [] }).find(({ number }) => number === '14'))).toContain('No gap of the handoff was open');
    expect(textOf(slaSections(aSlaDocument(), SURROUNDINGS.readZone).find(({ number }) => number === '14'))).toContain('frozen before maps, gaps and decisions were kept with it');
  });

  it('cuts a drawing that no page can hold into parts that overlap and reach its end', () => {
    const shapes = [{ kind: 'text', x: 0, y: 0, text: 'a', size: 11, fill: 'ink', face: 'sans', weight: 400 }] as const;
    expect(partsOf({ shapes, width: 900, height: 400 }, 714, 460)).toMatchObject({ parts: [{ from: 0, to: 900 }] });
    const { by, parts } = partsOf({ shapes, width: 6000, height: 400 }, 714, 460);
    expect(by * 11).toBeCloseTo(6);
    expect(parts.at(-1)?.to).toBe(6000);
    for (const [i, part] of parts.entries()) {
      expect((part.to - part.from) * by).toBeLessThanOrEqual(714.01);
      if (i > 0) expect(part.from).toBeLessThan(parts[i - 1]?.to ?? 0);
    }
  });
});
