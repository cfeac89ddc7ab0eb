import { describe, expect, it } from 'vitest';
import { guessActions } from '../../../shared/engine/discovery/action-events.ts';
import { matchMap } from '../../../shared/engine/discovery/match-map.ts';
import { meaningOfStep, saidLimit } from '../../../shared/engine/discovery/step-meaning.ts';
import { findHandoffs } from '../../../shared/engine/replay/find-handoffs.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/engine/time/units.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { aMap, edge, step } from '../gaps/gap-world.ts';

const RULES = { touches: [{ type: 'CALL' }], automatedTouches: [], actions: { events: [], countsOwner: true, windowMinutes: 5 } };
const history = aHistory({
  owners: [{ extId: 'ann' }],
  leads: [1, 2, 3, 4].map((n) => ({
    id: `lead-${n}`, createdAt: 0,
    facts: [{ kind: 'stage' as const, at: DAY, to: 'mql' as const }, { kind: 'owner' as const, at: DAY + 2 * HOUR, owner: 'ann' }, ...(n === 1 ? [] : [{ kind: 'engagement' as const, at: DAY + 3 * HOUR, type: 'CALL' }]), ...(n === 4 ? [{ kind: 'stage' as const, at: 2 * DAY, to: 'recycled' as const }] : [])],
  })),
});
const map = aMap(
  [step('Stage set to MQL', 'system'), step('Owner set', 'system'), step('First call', 'sales'), step('Nurture track', 'marketing'), step('Somebody thinks', 'nobody')],
  [
    edge('Stage set to MQL', 'Owner set', { said: 'within the hour' }), edge('Owner set', 'First call', { said: 'same day' }), edge('First call', 'Nurture track', { kind: 'recycle' }),
    edge('Owner set', 'Somebody thinks'),
  ],
);
const found = matchMap(map, { history, rules: RULES, handoffs: findHandoffs(history, RULES), calendarOf: () => null });

describe('a map laid over its history', () => {
  it('tells way by way how many go it, how long it takes, and whether that is what people say', () => {
    expect(found.edges.map(({ relation, n, of, elapsed }) => [relation, n, of, elapsed.median])).toEqual([
      ['contradicts', 4, 4, 2 * HOUR], ['agrees', 3, 4, HOUR], ['contradicts', 1, 3, 21 * HOUR], [null, 0, 0, null],
    ]);
  });

  it('says why it cannot tell, and what happens that nobody says', () => {
    expect(found.edges[3]?.why).toMatch(/nothing that is where this ends/);
    expect(found.unsaid).toEqual([]);
    expect(matchMap(aMap([], []), { history, rules: RULES, handoffs: findHandoffs(history, RULES), calendarOf: () => null }).unsaid[0]).toEqual({ from: 'mql', to: 'ownerSet', n: 4 });
  });

  it('reads an end that is not recorded from the step before, and from what is said', () => {
    const opened = aMap([step('Owner set', 'system'), step('Opens the lead', 'sales'), step('First call', 'sales')], [edge('Owner set', 'Opens the lead', { said: 'they get a task' }), edge('Opens the lead', 'First call')]);
    expect(matchMap(opened, { history, rules: RULES, handoffs: findHandoffs(history, RULES), calendarOf: () => null }).edges.map(({ from, to }) => [from, to])).toEqual([['ownerSet', 'action'], ['ownerSet', 'touch']]);
  });

  it('lets a beginning that is borrowed agree and never contradict', () => {
    const borrowed = (said: string) => matchMap(aMap([step('Stage set to MQL', 'system'), step('Somebody thinks', 'sales'), step('First call', 'sales')], [edge('Stage set to MQL', 'Somebody thinks'), edge('Somebody thinks', 'First call', { said })]), { history, rules: RULES, handoffs: findHandoffs(history, RULES), calendarOf: () => null }).edges[1];
    expect(borrowed('same day')?.relation).toBe('agrees');
    expect(borrowed('at once')).toMatchObject({ relation: null, why: expect.stringContaining('not recorded') });
  });

  it('goes by what somebody chose for a step, and by its words only where nobody did', () => {
    const named = (meaning: 'touch' | 'nothing' | null) => aMap([step('Eigentümer gesetzt', 'system', { meaning: 'ownerSet' }), step('First call', 'sales', meaning === null ? {} : { meaning })], [edge('Eigentümer gesetzt', 'First call', { said: 'they call' })]);
    const laid = (map: ReturnType<typeof aMap>) => matchMap(map, { history, rules: RULES, handoffs: findHandoffs(history, RULES), calendarOf: () => null }).edges[0];
    expect(laid(named('touch'))).toMatchObject({ from: 'ownerSet', to: 'touch', n: 3, of: 4 });
    expect(laid(named(null))).toMatchObject({ to: 'touch', n: 3 });
    expect(laid(named('nothing'))).toMatchObject({ to: null, relation: null });
  });

  it('survives a cycle, two steps of one name and a map without ways', () => {
    const odd = aMap([step('MQL', 'system'), { ...step('MQL', 'system'), id: 'again' }], [edge('MQL', 'MQL'), edge('MQL', 'again'), edge('again', 'MQL')]);
    expect(matchMap(odd, { history, rules: RULES, handoffs: findHandoffs(history, RULES), calendarOf: () => null }).edges.map(({ relation }) => relation)).toEqual([null, null, null]);
  });
});

describe('words on a map', () => {
  it.each([
    ['Stage set to MQL', 'mql'], ['Sales accepts', 'sal'], ['Round robin', 'ownerSet'], ['They get a task', 'action'], ['First call or e-mail', 'touch'], ['Nurture track', 'recycled'], ['Opens the lead', null],
  ])('%s is %s in the history', (name, is) => {
    expect(meaningOfStep({ name, trigger: '', entryCriteria: '', exitCriteria: '', system: '' })).toBe(is);
  });

  it('reads the trigger and the criteria where the name says nothing', () => {
    expect(meaningOfStep({ name: 'Score reaches 40', trigger: 'Threshold', entryCriteria: 'Written MQL definition', exitCriteria: '', system: '' })).toBe('mql');
  });

  it.each([['at once', 5 * MINUTE], ['within the hour', HOUR], ['within two hours', 2 * HOUR], ['same day', DAY], ['after 3 days', 3 * DAY], ['they get a task', null]])('"%s" is a limit or none', (said, ms) => {
    expect(saidLimit(said)).toBe(ms);
  });

  it('guesses tasks, notifications and sequences by meaning, in several languages', () => {
    const { events } = guessActions({ eventTypes: ['Task created', 'Aufgabe', 'Page viewed', 'Notification sent', 'Call'] }, [{ type: 'Newsletter' }]);
    expect(events.map(({ type }) => type)).toEqual(['Task created', 'Aufgabe', 'Notification sent', 'Newsletter']);
  });
});
