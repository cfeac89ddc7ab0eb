import { civilDate } from '../../../shared/engine/time/civil-date.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { openHistory } from '../history/open-history.ts';

/** Years after this one that a calendar is filled for. */
const AHEAD = 2;

export const listHolidays: Handler<'routing.listHolidays'> = async (context, { country, region, years: wanted }) => {
  const countries = await context.holidays.listCountries();
  const regions = country === '' ? [] : await context.holidays.listRegions(country);
  const years = wanted ?? (await yearsOf(context));
  const holidays = country === '' ? [] : await context.holidays.holidaysOf(country, region, years);
  if (holidays === null) return fail('notFound', `The public holidays of ${region === '' ? country : `${country}, ${region}`} are not known here. Choose another place, or enter the days by hand.`);
  return ok({ countries, regions, years, holidays });
};

/** From the first year of the history, or this one without it, to the year after next. */
async function yearsOf(context: WorkshopContext): Promise<number[]> {
  const opened = await openHistory(context);
  const now = yearOf(context.now());
  const first = opened.ok && !Number.isNaN(opened.value.from) ? Math.min(yearOf(opened.value.from), now) : now;
  return Array.from({ length: now + AHEAD - first + 1 }, (_, i) => first + i);
}

const yearOf = (at: number): number => civilDate(Math.floor(at / DAY)).year;
