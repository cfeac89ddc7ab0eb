import { describe, expect, it } from 'vitest';
import { stepsByHand } from '../../../shared/engine/hubspot-plan/steps-by-hand.ts';
import { ALWAYS, aConfiguration, officeHours } from '../../fixtures/a-proposal.ts';

const stepsOf = (configuration: ReturnType<typeof aConfiguration>): string => JSON.stringify(stepsByHand(configuration));

describe('the steps by hand for a routing policy', () => {
  it('say nothing of terms that a policy does not have', () => {
    expect(stepsOf(aConfiguration())).not.toContain('manual:routing-terms');
  });
  it('name what a rotation cannot do, and a pool that is exactly one', () => {
    const steps = stepsOf(
      aConfiguration({
        routing: {
          calendars: [{ ...officeHours(), holidays: [{ day: '2026-12-25', name: 'Christmas' }] }],
          pools: [{ id: 'p', name: 'Everybody', strategy: 'hubspotRotate', hours: 'ignore', members: [] }],
          rules: [{ id: 'r', name: 'All', when: ALWAYS, poolId: 'p', onExhausted: 'hold' }],
        },
      }),
    );
    expect(steps).toContain('manual:routing-terms');
    expect(steps).toContain('is agreed exactly as HubSpot rotates');
    expect(steps).toContain('it waits: leave the owner empty');
    expect(steps).toContain('closed on 2026-12-25');
  });
});
