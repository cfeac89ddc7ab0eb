import { describe, expect, it } from 'vitest';
import { criteriaLines, diffOf, diffWording } from '../../../../renderer/screens/define/definition-diff.ts';
import { criterionIssues, ownFindings, unknownNames } from '../../../../renderer/screens/define/criterion-issues.ts';
import { builderLines, linesOfTree } from '../../../../renderer/screens/define/builder-lines.ts';
import { rootGroup } from '../../../../renderer/screens/define/expression-model.ts';
import { agreementSentence, definitionOf, isFurther } from '../../../../renderer/screens/define/definition-words.ts';
import { EMPTY_CONFIGURATION } from '../../../../shared/engine/model/empty-configuration.ts';
import type { Expression } from '../../../../shared/engine/model/expression.ts';

const { definitions } = EMPTY_CONFIGURATION;
const both = { ...definitions.mql, agreedBy: ['marketing', 'sales'] as const };

describe('the words of a proposal', () => {
  it('are counted by how many both teams agreed to', () => {
    expect(agreementSentence(definitions)).toBe('None of the four words is agreed by both teams yet.');
    expect(agreementSentence({ ...definitions, mql: both })).toBe('One of the four words is agreed by both teams.');
    expect(agreementSentence({ mql: both, sql: both, handRaise: both, disqualify: both, sal: definitions.sql })).toBe('Four of the five words are agreed by both teams.');
    expect(agreementSentence({ mql: both, sql: both, handRaise: both, disqualify: both })).toBe('Both teams mean the same by all four words.');
  });

  it('may leave out acceptance, reject and recycle, which hold for nobody until they are written', () => {
    expect(isFurther('recycle')).toBe(true);
    expect(isFurther('mql')).toBe(false);
    expect(definitionOf(definitions, 'reject').criteria).toEqual({ kind: 'constant', value: false });
  });
});

describe('two versions of a definition', () => {
  it('show the words that came and went, joined to runs', () => {
    expect(diffWording('Fits and asks', 'Fits very well and asks twice')).toEqual([
      { kind: 'same', text: 'Fits' }, { kind: 'added', text: 'very well' }, { kind: 'same', text: 'and asks' }, { kind: 'added', text: 'twice' },
    ]);
  });

  it('say what was taken out before what came in its place', () => {
    expect(diffOf(['a', 'b', 'c'], ['a', 'x', 'c']).map(({ kind, text }) => `${kind} ${text}`)).toEqual(['same a', 'removed b', 'added x', 'same c']);
    expect(diffOf([], ['a'])).toEqual([{ kind: 'added', text: 'a' }]);
  });

  it('compare criteria line by line', () => {
    const staff: Expression = { kind: 'compare', field: 'Staff', op: 'ge', value: 20 };
    expect(criteriaLines({ kind: 'all', of: [staff, { kind: 'any', of: [staff, staff] }] }, {})).toEqual(['All of these hold', 'Staff at least 20', 'Any of these holds', '\u2003Staff at least 20', '\u2003Staff at least 20']);
    expect(criteriaLines({ kind: 'constant', value: false }, {})).toEqual(['never']);
  });
});

describe('what is odd about a criterion', () => {
  const words = { field: (field: string) => field, value: (_: string, value: unknown) => String(value) };
  const linesOf = (...of: Expression[]): ReturnType<typeof builderLines> => builderLines({ kind: 'all', of });
  const staff: Expression = { kind: 'compare', field: 'Staff', op: 'ge', value: 20 };
  const issuesOf = (of: Expression[], counts: Parameters<typeof criterionIssues>[3] = null, kind: 'all' | 'any' = 'all'): ReturnType<typeof criterionIssues> => criterionIssues({ kind, of }, builderLines({ kind, of }), ownFindings({ kind, of }), counts);

  it('says what was found at the line where it stands', () => {
    const tree: Expression = { kind: 'all', of: [staff, { kind: 'not', of: { kind: 'any', of: [staff, staff] } }] };
    expect([...criterionIssues(tree, builderLines(rootGroup(tree)), [{ path: [1, 0, 1], sentence: 'Odd.' }, { path: [], sentence: 'Very odd.' }], null)]).toEqual([['1.1', ['Odd.']], ['', ['Very odd.']]]);
  });

  it('names a criterion that decides nothing', () => {
    const issues = issuesOf([staff, { ...staff, value: 30 }, { ...staff, value: 40 }], new Map([['0', { holds: 9, fails: 0, unknown: 0 }], ['1', { holds: 0, fails: 9, unknown: 0 }], ['2', { holds: 0, fails: 8, unknown: 1 }]]));
    expect(issues.get('0')?.[0]).toContain('decides nothing');
    expect(issues.get('1')?.[0]).toContain('No lead');
    expect(issues.has('2')).toBe(false);
  });

  it('names a contradiction, and the same criterion twice, at the line where it stands', () => {
    expect([...issuesOf([staff, { ...staff, op: 'lt' }]).values()].flat().join(' ')).toMatch(/contradicts itself/);
    expect(issuesOf([staff, staff]).get('1')?.[0]).toContain('twice');
    expect(issuesOf([staff, { ...staff, value: 5 }]).size).toBe(0);
  });

  it('finds the line of a part of the tree, "none of these" included', () => {
    expect(linesOfTree({ kind: 'all', of: [staff, { kind: 'not', of: { kind: 'any', of: [staff, staff] } }] }).get('1.0.1')).toBe('1.1');
    expect(linesOfTree({ kind: 'not', of: staff }).get('0')).toBe('0');
    expect(linesOfTree(staff).get('')).toBe('0');
  });

  it('names what was unknown, most leads first', () => {
    const counts = new Map([['0', { holds: 1, fails: 1, unknown: 3 }], ['1', { holds: 1, fails: 1, unknown: 5 }]]);
    expect(unknownNames(linesOf(staff, { ...staff, field: 'Country' }), counts, words)).toEqual([{ name: 'Country', leads: 5 }, { name: 'Staff', leads: 3 }]);
  });
});
