import { describe, expect, it } from 'vitest';
import { contextAtHandoff, contextLeads } from '../../../shared/engine/handoff-map/context-at-handoff.ts';
import { EMPTY_CONFIGURATION } from '../../../shared/engine/model/empty-configuration.ts';
import { findHandoffs } from '../../../shared/engine/replay/find-handoffs.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const configuration = { ...EMPTY_CONFIGURATION, sla: { ...EMPTY_CONFIGURATION.sla, touches: [{ type: 'Call' }], automatedTouches: [] } };
const history = aHistory({
  leads: [
    {
      id: 'early', createdAt: 0, fields: { Country: 'DE', Budget: 5 },
      facts: [
        { kind: 'property', at: DAY, field: 'Country', value: 'DE' }, { kind: 'engagement', at: 2 * DAY, type: 'Visit', asset: 'pricing' }, { kind: 'engagement', at: 2 * DAY, type: 'Newsletter', automated: true },
        { kind: 'stage', at: 3 * DAY, to: 'mql' }, { kind: 'engagement', at: 4 * DAY, type: 'Call' }, { kind: 'engagement', at: 4 * DAY, type: 'Download' }, { kind: 'property', at: 5 * DAY, field: 'Budget', value: 5 },
      ],
    },
    { id: 'late', createdAt: 0, facts: [{ kind: 'engagement', at: 6 * DAY, type: 'Visit', asset: 'home' }, { kind: 'engagement', at: 6 * DAY, type: 'Call' }, { kind: 'stage', at: 7 * DAY, to: 'mql' }] },
    { id: 'never', createdAt: 0, facts: [{ kind: 'engagement', at: 6 * DAY, type: 'Download' }] },
  ],
});

describe('what is known at a handoff', () => {
  it('counts a field only where it was known by then, not where it was filled in later', () => {
    const { handoffs, fields } = contextAtHandoff(history, configuration, 0);
    expect(handoffs).toBe(2);
    expect(fields.map(({ name, knownAtHandoff }) => [name, knownAtHandoff])).toEqual([['Country', 0.5], ['Budget', 0]]);
  });
  it('counts what leads had done before, without touches, machines, and what came after', () => {
    expect(contextAtHandoff(history, configuration, 0).deeds).toEqual([{ type: 'Visit', handoffs: 2 }]);
  });
  it('shows one handoff as it was, counted back from the latest, and none beyond the first', () => {
    expect(contextAtHandoff(history, configuration, 0).card).toMatchObject({ leadId: 'late', at: 7 * DAY, deeds: [{ type: 'Visit', asset: 'home', times: 1, lastDaysBefore: 1 }] });
    expect(contextAtHandoff(history, configuration, 1).card).toMatchObject({ leadId: 'early', traits: [{ name: 'Country', value: 'DE' }] });
    expect(contextAtHandoff(history, configuration, 2).card).toBeNull();
  });
  it('opens the leads behind each share', () => {
    const handoffs = findHandoffs(history, configuration.sla);
    const leads = (set: string): string[] => Array.from(contextLeads(history, configuration, handoffs, set), (lead) => history.leadIds[lead]!);
    expect([leads('field.Country'), leads('field.Budget'), leads('deed.Visit'), leads('deed.Call'), leads('field.Nothing')]).toEqual([['early'], [], ['early', 'late'], [], []]);
  });
  it('says nothing of a history without handoffs', () => {
    expect(contextAtHandoff(aHistory({ leads: [{ id: 'a' }] }), configuration, 0)).toEqual({ handoffs: 0, fields: [], deeds: [], card: null });
  });
});
