import { describe, expect, it } from 'vitest';
import type { Calendar, Rep, Routing } from '../../../shared/engine/model/configuration.ts';
import { takeHours, type ImportedHours } from '../../../shared/engine/routing/imported-hours.ts';
import { aConfiguration } from '../../fixtures/a-configuration.ts';

const days = (start: number, end: number, open = 5): Calendar['week'] => [0, 1, 2, 3, 4, 5, 6].map((day) => (day < open ? [[start, end] as const] : []));
const aRep = (id: string, calendarId = 'office'): Rep => ({ id, extId: id, name: id, zone: 'Europe/Berlin', calendarId, territories: [], skills: [] });
const OFFICE: Calendar = { id: 'office', name: 'Office', week: days(540, 1020) };
const aRouting = (roster: readonly Rep[], calendars: readonly Calendar[] = [OFFICE]): Routing => ({
  ...aConfiguration().routing, calendars, roster, territories: [{ id: 'n', name: 'North', values: [] }],
  pools: [{ id: 'p', name: 'Inbound', strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: 'ann', weight: 1 }] }],
});
const said = (subject: ImportedHours['subject'], week: ImportedHours['week'], ...holidays: readonly string[]): ImportedHours => ({ subject, week, holidays: holidays.map((day) => ({ day, name: 'Holiday' })) });
const hoursOf = (routing: Routing, repId: string): Calendar | undefined => routing.calendars.find(({ id }) => id === routing.roster.find((rep) => rep.id === repId)?.calendarId);

describe('working hours of a client\'s file', () => {
  it('of everybody change the calendars in place', () => {
    const taken = takeHours(aRouting([aRep('ann'), aRep('bo')]), [said({ kind: 'everybody' }, days(480, 960), '2026-12-25')]);
    expect(taken.calendars).toEqual([{ ...OFFICE, week: days(480, 960), holidays: [{ day: '2026-12-25', name: 'Holiday' }] }]);
  });
  it('of one person give that person a calendar, and leave the others theirs', () => {
    const taken = takeHours(aRouting([aRep('ann'), aRep('bo')]), [said({ kind: 'rep', repId: 'bo' }, days(600, 840, 3))]);
    expect(hoursOf(taken, 'ann')).toEqual(OFFICE);
    expect(hoursOf(taken, 'bo')).toMatchObject({ name: 'Mon–Wed 10:00–14:00', week: days(600, 840, 3) });
  });
  it('are shared by people who work alike', () => {
    const taken = takeHours(aRouting([aRep('ann'), aRep('bo'), aRep('cy')]), [said({ kind: 'rep', repId: 'bo' }, days(600, 840)), said({ kind: 'rep', repId: 'cy' }, days(600, 840))]);
    expect(taken.calendars).toHaveLength(2);
    expect(hoursOf(taken, 'bo')).toEqual(hoursOf(taken, 'cy'));
  });
  it('of a team reach its pool or territory, under what is said of the person, and holidays add up', () => {
    const taken = takeHours(aRouting([aRep('ann'), { ...aRep('bo'), territories: ['n'] }]), [
      said({ kind: 'team', name: 'inbound' }, days(420, 900), '2026-01-01'), said({ kind: 'team', name: 'North' }, days(660, 1140)),
      said({ kind: 'rep', repId: 'ann' }, days(425, 905), '2026-01-02'), said({ kind: 'everybody' }, null, '2026-12-25'),
    ]);
    expect(hoursOf(taken, 'ann')).toMatchObject({ week: days(425, 905), holidays: [{ day: '2026-01-01' }, { day: '2026-01-02' }, { day: '2026-12-25' }] });
    expect(hoursOf(taken, 'bo')).toMatchObject({ week: days(660, 1140), holidays: [{ day: '2026-12-25' }] });
  });
  it('of a calendar by its name change it, or make it', () => {
    const taken = takeHours(aRouting([aRep('ann')]), [said({ kind: 'calendar', name: 'office' }, days(0, 60)), said({ kind: 'calendar', name: 'Night shift' }, days(1320, 1800))]);
    expect(taken.calendars).toMatchObject([{ id: 'office', week: days(0, 60) }, { id: 'hours-night-shift', name: 'Night shift', week: days(1320, 1800) }]);
  });
  it('of nobody in the roster change nothing', () => {
    const routing = aRouting([aRep('ann')]);
    expect(takeHours(routing, [said({ kind: 'rep', repId: 'gone' }, days(0, 60)), said({ kind: 'team', name: 'None' }, days(0, 60), '2026-01-01')])).toEqual(routing);
  });
  it('taken twice are the same as taken once', () => {
    const imported = [said({ kind: 'rep', repId: 'bo' }, days(600, 840), '2026-01-02'), said({ kind: 'everybody' }, days(480, 960), '2026-12-25')];
    const once = takeHours(aRouting([aRep('ann'), aRep('bo')]), imported);
    expect(takeHours(once, imported)).toEqual(once);
  });
});
