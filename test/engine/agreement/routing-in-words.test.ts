import { describe, expect, it } from 'vitest';
import { routingTermsInWords } from '../../../shared/engine/agreement/routing-in-words.ts';
import { ALWAYS, aConfiguration, aRep, officeHours } from '../../fixtures/a-proposal.ts';

const routing = aConfiguration().routing;

describe('a routing policy in words', () => {
  it('says nothing more for a policy of rules, pools and a fallback', () => {
    expect(routingTermsInWords({ ...routing, pools: [{ id: 'p', name: 'All', strategy: 'weightedSmooth', hours: 'require', members: [] }] })).toEqual([]);
  });
  it('says every other term in a sentence', () => {
    expect(
      routingTermsInWords({
        ...routing,
        calendars: [{ ...officeHours(), holidays: [{ day: '2026-12-25', name: 'Christmas' }] }],
        roster: [aRep('a', { weekCap: 20, openCap: 5 })],
        pools: [
          { id: 'p', name: 'Key', strategy: 'ordered', skipPolicy: 'hold', hours: 'ignore', match: ['territory', 'skill'], capSource: 'routed', overflowPoolId: 'q', openHours: { calendarId: 'office', zone: 'UTC' }, members: [] },
          { id: 'q', name: 'Rest', strategy: 'hubspotRotate', hours: 'ignore', members: [] },
        ],
        rules: [{ id: 'r', name: 'All', when: ALWAYS, poolId: 'p', onExhausted: 'hold' }],
        holdMaxMinutes: 120,
        capZone: 'Europe/London',
        reassignment: { atShare: 1.5, most: 2, manager: 'the head of sales' },
        stickiness: { openDeal: true, previousOwnerDays: 90, overCap: 'routeOn' },
        duplicates: { field: 'email', withinDays: 30 },
        segments: [{ id: 's', name: 'Large', when: ALWAYS }],
        skills: [{ id: 'k', name: 'German', when: ALWAYS }],
        assumptions: { holdingDays: 14, handlingMinutes: 25 },
      }),
    ).toEqual([
      'A second record of a person, told by an equal "email", goes to whoever was given the first within 30 days.',
      'Before any rule a lead stays with the owner of its open deal, else its owner of the last 90 days, unless that person is away or over a cap.',
      'A lead that waits is offered again, hottest first, whenever somebody becomes free; after 2 hours the fallback takes it.',
      'A lead that its owner has not touched after 1.5 times its target goes to somebody else, at most twice; then the head of sales decides.',
      'The pool "Key" gives leads by turns in order, a missed turn is kept.',
      'Members of "Key" must fit the lead’s territory, skills.',
      'The pool "Key" takes leads in its own hours alone.',
      'In "Key" caps count the leads alone that a rule gave.',
      'When nobody in "Key" can take a lead, "Rest" is asked.',
      'The pool "Rest" gives leads by HubSpot’s rotation: evenly by count, absence ignored, counts reset when the list changes.',
      'Beside day caps there are caps for a week (1 person), leads open at once (1 person).',
      'Caps count days and weeks in the zone Europe/London.',
      'Segments, the first that holds: Large.',
      'Skills that some leads ask for: German.',
      'The calendar "office" has 1 holiday and 0 days with other hours.',
      'A lead is assumed to stay open for 14 days after it is given.',
      'A lead is assumed to take 25 working minutes.',
    ]);
  });
});
