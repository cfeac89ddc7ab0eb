import { describe, expect, it, vi } from 'vitest';
import { overlayOf, type Measured } from '../../../../renderer/screens/gaps/overlay-of-measured.ts';
import { measuredFinding } from '../../../../renderer/screens/gaps/measured-finding.ts';
import { saidInWords } from '../../../../renderer/screens/gaps/gap-words.ts';
import { shownGaps, type Gap } from '../../../../renderer/screens/gaps/use-gaps.ts';

const HOUR = 3_600_000;
const wait = (hours: number) => ({ median: hours * HOUR, p90: hours * 2 * HOUR });
const way = (edgeId: string, over: object = {}): NonNullable<Measured['compared']>['edges'][number] =>
  ({ edgeId, from: 'mql', to: 'touch', n: 80, of: 100, elapsed: wait(26), business: wait(4), saidMs: HOUR, clock: 'elapsed', relation: 'contradicts', why: null, set: 'discovery:way.mql.touch', ...over });
const gap = (ruleId: string, over: Partial<Gap> = {}): Gap => ({
  ruleId, severity: 'high', title: `Title of ${ruleId}`, sentence: 'They said', question: 'Who?', closes: 'SLA §6', place: 'map', verdict: 'gap', why: '', evidence: [], summary: '', status: 'open', by: '', at: null, note: '', found: '', ...over,
});
const moment = { touched: 80, untouched: 20, elapsed: wait(20), business: wait(4), meanToOwner: 10 * HOUR, meanToTouch: 30 * HOUR };
const handoff = { handoffs: 100, moment } as Measured['handoff']; // what the overlay reads of it
const opens = { openLeads: vi.fn(), openGap: vi.fn() };
const overlay = (over: Partial<Measured>) => overlayOf({ compared: undefined, handoff: undefined, gaps: [], leastShare: 0.01, ...over }, opens);

describe('what the history lays over the map', () => {
  it('prints the wait of a way beside what was said, and opens its leads', () => {
    const figure = overlay({ compared: { handoffs: 100, edges: [way('a')], steps: [], unsaid: [] } }).figures.get('a');
    expect(figure).toMatchObject({ text: '26 h, p90 2 d 4 h', relation: 'contradicts', mark: 'observed' });
    expect(figure?.sentence).toContain('This is not what the room says.');
    figure?.open?.();
    expect(opens.openLeads).toHaveBeenCalledWith('discovery:way.mql.touch', expect.stringContaining('MQL to First touch'));
  });

  it('says how many ever went a way that few go, and leaves out what cannot be told or is too rare', () => {
    const edges = [way('rare', { n: 4 }), way('untold', { relation: null }), way('below', { n: 0, of: 0, relation: 'agrees' })];
    const { figures } = overlay({ compared: { handoffs: 100, edges, steps: [], unsaid: [] } });
    expect([...figures].map(([id, { text }]) => [id, text])).toEqual([['rare', '4 of 100 ever did']]);
  });

  it('puts the badge of an open gap where its evidence points, and none once it is decided', () => {
    const evidence: Gap['evidence'] = [{ label: 'No owner', n: null, of: null, value: null, unit: 'none', honesty: 'deterministic', set: null, target: { kind: 'edge', id: 'a', label: 'A to B' } }];
    expect([...overlay({ gaps: [gap('G01', { evidence }), gap('G03', { evidence, status: 'accepted' })] }).gaps].map(([id, badges]) => [id, badges.map(({ ruleId }) => ruleId)])).toEqual([['a', ['G01']]]);
  });

  it('draws the moment to the scale of its median, nobody’s until the map names an owner', () => {
    expect(overlay({ handoff, gaps: [gap('G01')] }).moment).toMatchObject({ figure: '20 h', stretches: [{ owner: 'system', ms: 5 * HOUR }, { owner: 'nobody', ms: 15 * HOUR }], never: { figure: expect.stringContaining('20') } });
    expect(overlay({ handoff, gaps: [gap('G01', { verdict: 'clear' })] }).moment?.stretches[1]?.owner).toBe('sales');
  });
});

describe('the sentence of the map', () => {
  it('says how much of the wait nobody owned, and nothing of it where somebody owns all', () => {
    expect(measuredFinding({ stretches: [{ owner: 'system', ms: 5 * HOUR, text: '' }, { owner: 'nobody', ms: 15 * HOUR, text: '' }] })).toBe('Nobody owns 15 h of the 20 h between the trigger and the first touch.');
    expect(measuredFinding({ stretches: [{ owner: 'nobody', ms: 15 * HOUR, text: '' }] })).toBe('Nobody owns the 15 h between the trigger and the first touch.');
    expect(measuredFinding({ stretches: [{ owner: 'sales', ms: HOUR, text: '' }] })).toBeNull();
  });
});

describe('the gap list', () => {
  const gaps = [gap('G14', { severity: 'medium' }), gap('G09'), gap('G01', { status: 'accepted' }), gap('G05', { verdict: 'clear' }), gap('G07', { verdict: 'unknown' })];

  it('shows open gaps the worst first, and finds by number and words', () => {
    expect(shownGaps(gaps, 'open', '').map(({ ruleId }) => ruleId)).toEqual(['G09', 'G14']);
    expect(shownGaps(gaps, 'decided', '').map(({ ruleId }) => ruleId)).toEqual(['G01']);
    expect(shownGaps(gaps, 'all', 'g07').map(({ ruleId }) => ruleId)).toEqual(['G07']);
  });

  it('says what showed when something was decided, where that is no longer so', () => {
    const said = { at: 1, found: '40 of 100', summary: '40 of 100' };
    expect(saidInWords(gap('G09', { ...said, status: 'fixed' }))).toBe('Called fixed, and it still shows: 40 of 100.');
    expect(saidInWords(gap('G09', { ...said, status: 'accepted', verdict: 'clear' }))).toBe('It showed "40 of 100" then; no gap shows any more.');
    expect(saidInWords(gap('G09', { ...said, status: 'accepted' }))).toBe('');
  });
});
