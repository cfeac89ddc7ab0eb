import { describe, expect, it } from 'vitest';
import { createComputeSession } from '../../../shared/engine/compute/compute-session.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { runReplay } from '../../../shared/engine/replay/run-replay.ts';
import { aRep, where } from '../../fixtures/a-proposal.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { leadsOf } from '../policy/a-policy.ts';
import { aProposal, inputOf } from '../replay/a-replay.ts';

const history = aHistory({ leads: leadsOf(30, (i) => ({ country: ['NO', 'IT', ''][i % 3] ?? '', size: i })), types: { country: 'text', size: 'number' } });
const settingsOf = (configuration: Configuration) => {
  const { history: _, ...settings } = inputOf(history, configuration);
  return settings;
};
const proposal = aProposal();
const edits: readonly [string, Configuration][] = [
  ['a rule', aProposal({ routing: { rules: [{ id: 'north', name: 'North', when: where('@territory', 'north'), poolId: 'all', onExhausted: 'next' }] } })],
  ['people', aProposal({ routing: { roster: [aRep('ann', { dayCap: 1 })] } })],
  ['territories', aProposal({ routing: { territories: [{ id: 'north', name: 'North', values: ['IT'] }] }, definitions: { handRaise: where('@territory', 'north') } })],
  ['the definition', aProposal({ definitions: { handRaise: where('size', 10, 'ge') } })],
  ['the tiers', aProposal({ tiers: { rules: [] } })],
  ['a target', aProposal({ sla: { targets: [{ tierId: 'hot', budgetMinutes: 5, clock: 'elapsed' }] } })],
];

describe('a session that remembers when leads become MQLs', () => {
  it.each(edits)('gives what a fresh replay gives after an edit of %s', (_, edited) => {
    const session = createComputeSession(history);
    session.replay(settingsOf(proposal));
    session.policy(settingsOf(proposal), 'proposed').report();
    const result = session.replay(settingsOf(edited));
    const fresh = runReplay(inputOf(history, edited));
    expect(JSON.stringify({ ...result.summary, warnings: [] })).toBe(JSON.stringify({ ...fresh.summary, warnings: [] }));
    expect(result.summary.warnings.filter((text) => fresh.summary.warnings.includes(text))).toEqual(fresh.summary.warnings);
    expect(session.policy(settingsOf(edited), 'proposed').report()).toEqual(createComputeSession(history).policy(settingsOf(edited), 'proposed').report());
  });
});
