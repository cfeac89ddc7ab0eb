import { describe, expect, it } from 'vitest';
import { definitionRevisions, type DefinitionEdit } from '../../../shared/engine/agreement/definition-revisions.ts';
import type { Definition } from '../../../shared/engine/model/configuration.ts';

const word = (next: Partial<Definition>): Definition => ({ text: '', criteria: { kind: 'constant', value: true }, ownerTeam: 'marketing', agreedBy: [], ...next });
const edit = (at: number, definition: Definition | null): DefinitionEdit => ({ at, label: `edit ${at}`, definition });

describe('the revisions of a definition', () => {
  it('begins a new one when the wording or the criteria change', () => {
    const edits = [edit(1, word({})), edit(2, word({ text: 'Ready' })), edit(3, word({ text: 'Ready', criteria: { kind: 'constant', value: false } }))];
    expect(definitionRevisions(edits).map(({ number, at }) => [number, at])).toEqual([[1, 1], [2, 2], [3, 3]]);
  });

  it('keeps who agreed with the wording that they agreed to', () => {
    const edits = [edit(1, word({ text: 'Ready' })), edit(2, word({ text: 'Ready', agreedBy: ['sales'] })), edit(3, word({ text: 'Quite ready' }))];
    expect(definitionRevisions(edits).map(({ definition }) => definition.agreedBy)).toEqual([['sales'], []]);
  });

  it('passes over edits of anything else, and over the time before the word was written', () => {
    const same = word({ text: 'Ready' });
    expect(definitionRevisions([edit(1, null), edit(2, same), edit(3, same), edit(4, null)])).toEqual([{ number: 1, at: 2, label: 'edit 2', definition: same }]);
  });
});
