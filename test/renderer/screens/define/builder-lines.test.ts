import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAt, builderLines, changeAt, countCriteria, groupAt, keyOfPath } from '../../../../renderer/screens/define/builder-lines.ts';
import { fromGroup, rootGroup, type Group } from '../../../../renderer/screens/define/expression-model.ts';
import type { Expression } from '../../../../shared/engine/model/expression.ts';

const fact = (field: string): Expression => ({ kind: 'compare', field, op: 'isKnown' });
const inner: Expression = { kind: 'any', of: [fact('b'), fact('c')] };
const root: Group = { kind: 'all', of: [fact('a'), inner] };

describe('criteria as lines', () => {
  it('reads from top to bottom, groups with a head and a place to add', () => {
    expect(builderLines(root).map((line) => `${line.kind} ${keyOfPath(line.path)}`)).toEqual(['head ', 'criterion 0', 'head 1', 'criterion 1.0', 'criterion 1.1', 'add 1', 'add ']);
  });

  it('joins the rows with the word of their group', () => {
    expect(builderLines(root).flatMap((line) => (line.kind === 'add' ? [] : [line.joined]))).toEqual(['', '', 'and', '', 'or']);
  });

  it('needs no head for a single criterion', () => {
    expect(builderLines({ kind: 'all', of: [fact('a')] }).map(({ kind }) => kind)).toEqual(['criterion', 'add']);
  });
});

describe('an edit at a place', () => {
  it('changes that criterion and no other', () => {
    expect(changeAt(root, [1, 0], fact('z'))).toEqual({ kind: 'all', of: [fact('a'), { kind: 'any', of: [fact('z'), fact('c')] }] });
  });

  it('takes a group out with its last criterion', () => {
    expect(changeAt({ kind: 'all', of: [fact('a'), { kind: 'any', of: [fact('b')] }] }, [1, 0], null)).toEqual({ kind: 'all', of: [fact('a')] });
  });

  it('adds to the group asked for and says where', () => {
    const { root: grown, path } = addAt(root, [1], fact('new'));
    expect(path).toEqual([1, 2]);
    expect(groupAt(grown, [1])?.of).toHaveLength(3);
    expect(addAt(root, [], fact('new')).path).toEqual([2]);
  });

  it('can turn the root into another kind of group', () => {
    expect(changeAt(root, [], fromGroup({ ...root, kind: 'none' })).kind).toBe('none');
  });
});

const expressions = fc.letrec<{ tree: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.constantFrom('a', 'b', 'c').map(fact),
  tree: fc.oneof({ maxDepth: 3 }, tie('leaf'), fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) })),
})).tree;

it('shows every criterion of any expression once', () => {
  fc.assert(fc.property(expressions, (expression) => {
    expect(builderLines(rootGroup(expression)).filter(({ kind }) => kind === 'criterion')).toHaveLength(countCriteria(expression));
  }), { numRuns: 100 });
});
