import { describe, expect, it } from 'vitest';
import { FACT, type History } from '../../../shared/engine/history/history.ts';
import { mergeHistories } from '../../../shared/engine/history/merge-histories.ts';
import { STAGE_SETTERS, type StageSetter } from '../../../shared/engine/history/stage-setter.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { runImport } from '../../import/import-fixture.ts';

const batch = (...by: readonly StageSetter[]): History => aHistory({ leads: [{ id: 'a', facts: by.map((one) => ({ kind: 'stage', at: 1, to: 'mql', by: one })) }] });
const settersOf = ({ facts }: History): (string | undefined)[] => [...facts.kind.keys()].filter((row) => facts.kind[row] === FACT.stage).map((row) => STAGE_SETTERS[facts.value[row] ?? 0]);
const joined = (...batches: readonly History[]): (string | undefined)[] => settersOf(mergeHistories(batches).history);

describe('who set a stage', () => {
  it('makes no second stage where one import does not say it and another does', () => {
    expect(joined(batch('unsaid'), batch('hand'))).toEqual(['hand']);
    expect(joined(batch('machine'), batch('unsaid'))).toEqual(['machine']);
    expect(joined(batch('unsaid', 'unsaid'), batch('hand', 'machine'))).toEqual(['machine', 'hand']);
  });
  it('leaves as many tellings as the import with most of them has', () => {
    expect(joined(batch('unsaid', 'unsaid', 'unsaid'), batch('hand'))).toEqual(['unsaid', 'unsaid', 'hand']);
    expect(joined(batch('unsaid', 'hand'))).toEqual(['unsaid', 'hand']);
  });
  it('says nothing of another stage or moment', () => {
    const later = aHistory({ leads: [{ id: 'a', facts: [{ kind: 'stage', at: 2, to: 'mql', by: 'hand' }, { kind: 'stage', at: 1, to: 'sql', by: 'hand' }] }] });
    expect(joined(batch('unsaid'), later)).toEqual(['unsaid', 'hand', 'hand']);
  });

  const leads = { content: 'id,created\n1,2026-01-01' };
  const [plain, said] = ['lead,property,value,at', 'lead,property,value,at,by'];
  const change = '1,stage,ready,2026-01-05';
  const history = (content: string, name: string) => ({
    name, content, kind: 'propertyHistory' as const,
    columns: [['lead', 'leadId'], ['property', 'property'], ['value', 'value'], ['at', 'at'], ['by', 'source']].map(([column = '', target = '']) => ({ column, target })).filter(({ column }) => content.split('\n')[0]?.split(',').includes(column)),
  });
  it('is learnt from an export that is imported again with it, be it later or at once', async () => {
    const [early, late] = [history(`${plain}\n${change}`, 'early.csv'), history(`${said}\n${change},CRM UI`, 'late.csv')];
    const first = (await runImport([leads, early])).history;
    const again = (await runImport([leads, late])).history;
    const together = (await runImport([leads, early, late])).history;
    expect(joined(first, again)).toEqual(['hand']);
    expect(settersOf(together)).toEqual(['hand']);
  });
});
