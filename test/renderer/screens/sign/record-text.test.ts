import { describe, expect, it } from 'vitest';
import { recordInWords, recordText } from '../../../../renderer/screens/sign/record-text.ts';
import type { DayRecord } from '../../../../shared/contract/areas/agreement.ts';

const gap = (ruleId: string, over: Partial<DayRecord['gaps'][number]> = {}): DayRecord['gaps'][number] => ({ ruleId, severity: 'high', title: `Gap ${ruleId}`, closes: '', status: 'open', by: '', at: null, note: '', isFound: true, shown: '', ...over });
const entry = (text: string, over: Partial<DayRecord['parked'][number]> = {}): DayRecord['parked'][number] => ({ text, who: [], at: 0, about: '', isDone: false, ...over });
const record: DayRecord = {
  maps: [{ kind: 'asIs', name: 'Content leads', outline: '' }],
  gaps: [gap('G01'), gap('G02', { status: 'accepted' }), gap('G03', { isFound: false })],
  decisions: [entry('RevOps owns the moment.')],
  parked: [entry('Partner leads?', { who: ['Eva'] }), entry('A calendar?', { isDone: true }), entry('Fairs?')],
};

describe('what was kept when an agreement was frozen', () => {
  it('is counted beside its fingerprint', () => {
    expect(recordInWords(record)).toBe('Frozen with it: the map Content leads, 1 open gap, 1 decision, 2 parked points.');
  });

  it('is read through where it stayed open, and not at all where nothing did', () => {
    expect(recordText(record).map(({ clauses }) => clauses.map((clause) => clause.map((part) => (typeof part === 'string' ? part : part.strong)).join('')))).toEqual([
      ['1 gap of the handoff: Gap G01.', 'Parked: Partner leads? Eva.', 'Parked: Fairs? Nobody has taken it on.'],
    ]);
    expect(recordText({ ...record, gaps: [], parked: [] })).toEqual([]);
  });
});
