import { describe, expect, it } from 'vitest';
import { isTouchedBy, keyOf } from '../../../renderer/state/query-keys.ts';

const replay = keyOf('replay.runReplay', 'w1', { proposalId: 'p' }, 'hash');
const proposal = keyOf('proposal.getProposal', 'w1', { proposalId: 'p' });

describe('what an announced change makes old', () => {
  it('reads a proposal anew when it changed, and leaves figures to their fingerprint', () => {
    const change = { workshopId: 'w1', area: 'proposal' };
    expect(isTouchedBy(proposal, change)).toBe(true);
    expect(isTouchedBy(replay, change)).toBe(false);
    expect(keyOf('replay.runReplay', 'w1', { proposalId: 'p' }, 'other')).not.toEqual(replay);
  });

  it('asks whether an agreement is still current after an edit', () => {
    expect(isTouchedBy(keyOf('agreement.listAgreements', 'w1', {}), { workshopId: 'w1', area: 'proposal' })).toBe(true);
  });

  it('drops every figure after an import', () => {
    const change = { workshopId: 'w1', area: 'history' };
    expect(isTouchedBy(replay, change)).toBe(true);
    expect(isTouchedBy(keyOf('history.getHealth', 'w1', {}), change)).toBe(true);
    expect(isTouchedBy(keyOf('import.getLastBatch', 'w1', {}), change)).toBe(true);
  });

  it('reads a map and its gaps anew when it was drawn on, and no figure of the history', () => {
    const change = { workshopId: 'w1', area: 'map' };
    expect(isTouchedBy(keyOf('map.getMap', 'w1', { mapId: 'm' }), change)).toBe(true);
    expect(isTouchedBy(keyOf('map.readContext', 'w1', { proposalId: 'p' }, 'hash'), change)).toBe(false);
    expect(isTouchedBy(keyOf('map.readContext', 'w1', { proposalId: 'p' }, 'hash'), { workshopId: 'w1', area: 'history' })).toBe(true);
    expect(isTouchedBy(replay, change)).toBe(false);
  });

  it('leaves other workshops alone', () => {
    expect(isTouchedBy(replay, { workshopId: 'w2', area: 'history' })).toBe(false);
  });

  it('keeps the settings of the laptop apart', () => {
    expect(isTouchedBy(keyOf('app.getSettings', null, {}), { workshopId: null, area: 'app' })).toBe(true);
    expect(isTouchedBy(keyOf('app.getSettings', null, {}), { workshopId: 'w1', area: 'history' })).toBe(false);
    expect(isTouchedBy(keyOf('app.getSettings', null, {}), { workshopId: null, area: 'settings' })).toBe(true);
    expect(isTouchedBy(replay, { workshopId: null, area: 'settings' })).toBe(false);
  });
});
