import { describe, expect, it } from 'vitest';
import { createComputeSession } from '../../../shared/engine/compute/compute-session.ts';
import { rememberGaps } from '../../../shared/engine/compute/gap-memory.ts';
import { FIRST_EVIDENCE_SETTINGS } from '../../../shared/engine/evidence/evidence-settings.ts';
import { sharedWatch, Stopped } from '../../../shared/engine/replay/replay-watch.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { aMap, edge, goodProposal, step } from '../gaps/gap-world.ts';
import { call, inputOf, MONDAY, owned, stage, visit } from '../replay/a-replay.ts';

const history = aHistory({
  owners: [{ extId: 'ann' }], eventTypes: ['CALL', 'VISIT'],
  leads: Array.from({ length: 40 }, (_, i) => ({ id: `lead-${i}`, createdAt: MONDAY, fields: { country: 'NO', phone: '1' }, facts: [visit(MONDAY), stage(MONDAY + i, 'mql'), owned(MONDAY + i, 'ann'), call(MONDAY + i + 60_000)] })),
});
const { history: _, ...settings } = inputOf(history, goodProposal());
const open = () => rememberGaps(createComputeSession({ ...history }), { settings, asked: {}, scope: null });

describe('what is measured for the gap list', () => {
  it('says how far it is, only ever further, and gives what an unwatched measuring gives', () => {
    const shares: number[] = [];
    const watched = open().facts((share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(8);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0]! >= 0, shares.at(-1)! <= 1]).toEqual([true, true]);
    expect(watched).toEqual(open().facts());
  });

  it('leaves at whatever look it is cancelled, and is whole when it is asked for again', () => {
    const shares: number[] = [];
    const whole = open().facts((share) => shares.push(share));
    for (let looks = 0; looks < shares.length; looks += Math.ceil(shares.length / 12)) {
      const ground = open();
      const memory = Int32Array.of(0, 0);
      let left = looks;
      const watch = sharedWatch(memory);
      const cancelling = (share: number): void => {
        if (left === 0) memory[0] = 1;
        left -= 1;
        watch(share);
      };
      expect(() => ground.facts(cancelling)).toThrow(Stopped);
      expect(ground.facts()).toEqual(whole);
    }
  });

  it('measures the same where a replay was played elsewhere, and replays nothing again', () => {
    const elsewhere = createComputeSession({ ...history });
    const played = { summary: elsewhere.replay(settings).summary, capacity: elsewhere.evidence(settings, FIRST_EVIDENCE_SETTINGS).capacity() };
    const session = createComputeSession({ ...history });
    expect(rememberGaps(session, { settings, asked: {}, scope: null }).facts(undefined, played)).toEqual(open().facts());
    expect([elsewhere.isPlayed(settings), session.isPlayed(settings)]).toEqual([true, false]);
  });

  it('matches a map anew when its words change, and not when a step is moved', () => {
    const ground = open();
    const map = aMap([step('Stage set to MQL', 'system'), step('First call', 'sales')], [edge('Stage set to MQL', 'First call')]);
    const first = ground.match(map);
    expect(first.edges[0]).toMatchObject({ n: 40, relation: 'agrees' });
    expect(ground.match({ ...map, steps: map.steps.map((one) => ({ ...one, ownerRole: 'Sales', place: { column: 3, row: 0 } })) })).toBe(first);
    expect(ground.match({ ...map, edges: map.edges.map((one) => ({ ...one, targetMs: 1, targetClock: 'elapsed' as const })) }).edges[0]).toMatchObject({ relation: 'contradicts' });
  });
});
