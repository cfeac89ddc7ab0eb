import { describe, expect, it } from 'vitest';
import { renderMapPdf } from '../../electron/documents/map-pdf.ts';
import { drawMap } from '../../shared/engine/handoff-map/drawing/draw-map.ts';
import type { MapFigures } from '../../shared/engine/handoff-map/drawing/map-figures.ts';
import { svgOfShapes } from '../../shared/engine/handoff-map/drawing/svg-of-shapes.ts';
import { layoutMap } from '../../shared/engine/handoff-map/layout/layout-map.ts';
import { MapIndex } from '../../shared/engine/handoff-map/map-index.ts';
import { outlineText } from '../../shared/engine/handoff-map/outline-of-map.ts';
import type { HandoffMap } from '../../shared/engine/model/handoff-map.ts';
import { CONTENT_MAP } from '../fixtures/a-map.ts';
import { SURROUNDINGS } from './a-sla-document.ts';

const LAID: MapFigures = {
  figures: new Map([['owner-open', { text: 'none for 71 %', mark: 'observed' }]]),
  gaps: new Map([['owner-open', [{ ruleId: 'G17', severity: 'high' }]]]),
  moment: { figure: '31 h', figureRest: ' median', mark: 'observed', notes: ['n 12'], stretches: [{ owner: 'system', ms: 1, text: '1 h' }, { owner: 'nobody', ms: 8, text: '26 h' }, { owner: 'sales', ms: 1, text: '2 h' }], never: { figure: '19 %', words: 'the moment never ended', notes: ['n 3'] } },
};
const drawingOf = (map: HandoffMap) => drawMap(map, new MapIndex(map), layoutMap(map), LAID, 'both');
const pdfOf = (map: HandoffMap, paper: 'A4' | 'Letter' = 'A4') => renderMapPdf({ ...drawingOf(map), title: map.name, outline: outlineText(map), createdAt: Date.UTC(2026, 10, 26), paper }, SURROUNDINGS.fontsFolder);
const named = (name: string): HandoffMap => ({ ...CONTENT_MAP, steps: CONTENT_MAP.steps.map((step) => ({ ...step, name })) });

describe('a map as a file', () => {
  it('is one wide page of vectors with its outline for those who hear it, the same bytes each time', async () => {
    const [first, second] = [await pdfOf(CONTENT_MAP), await pdfOf(CONTENT_MAP)];
    if (first.kind === 'refused' || second.kind === 'refused') throw new Error('The map was refused.');
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const text = Buffer.from(first.bytes).toString('latin1');
    for (const wanted of ['/MediaBox [0 0 841.', '/S /Figure', '/Alt (', '/Marked true']) expect(text).toContain(wanted);
    expect(text).not.toMatch(/\/Subtype \/Image|Helvetica/);
    expect(first.pages).toBe(1);
  });
  it('refuses a character that no font has, and names it', async () => {
    expect(await pdfOf(named('電話'))).toMatchObject({ kind: 'refused', reason: expect.stringContaining('U+96FB') });
  });
  it('is an SVG that says the same in words, whatever the names hold', () => {
    const svg = svgOfShapes({ ...drawingOf(named('<b> & "call" \u0007')), title: 'A & B', description: 'x < y' });
    expect(svg).toContain('<title>A &amp; B</title><desc>x &lt; y</desc>');
    expect(svg).toContain('&lt;b&gt; &amp; &quot;call&quot; <');
    for (const wanted of ['none for 71 %', '>G17<', '31 h</tspan>', 'the moment never ended', 'url(#hatch)']) expect(svg).toContain(wanted);
    expect(svg.match(/<(rect|path|circle|text|tspan|svg)\b[^>]*NaN/)).toBeNull();
  });
  it('leaves the measured out of the layer of what is said', () => {
    const { shapes } = drawMap(CONTENT_MAP, new MapIndex(CONTENT_MAP), layoutMap(CONTENT_MAP), LAID, 'said');
    expect(shapes.some((shape) => shape.kind === 'text' && shape.text.includes('71 %'))).toBe(false);
  });
});
