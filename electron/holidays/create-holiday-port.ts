import { dayOfIso, isoDay } from '../../shared/engine/time/civil-date.ts';
import type { Holiday } from '../../shared/engine/model/configuration.ts';

/** A country or a part of one, by its code. */
export interface HolidayPlace {
  readonly code: string;
  readonly name: string;
}

/** Public holidays by place, from rules that ship with Baton: nothing is asked of a network. Has the shape of the host's HolidayPort. */
export interface HolidayBook {
  listCountries(): Promise<HolidayPlace[]>;
  /** The parts of a country that have days of their own, nested ones after what holds them; none for an unknown country. */
  listRegions(country: string): Promise<HolidayPlace[]>;
  /** The days off of some years, by day; a region's code follows the country's. Null for a place that is not known. */
  holidaysOf(country: string, region: string, years: readonly number[]): Promise<Holiday[] | null>;
}

/** The rules of all countries are large, so they are only read when somebody asks. */
const load = async () => (await import('date-holidays')).default;

const HOUR = 3_600_000;

export function createHolidayPort(): HolidayBook {
  return {
    async listCountries() {
      const Holidays = await load();
      return placesOf(new Holidays().getCountries('en'));
    },
    async listRegions(country) {
      const Holidays = await load();
      const book = new Holidays();
      if (!Object.hasOwn(book.getCountries(), country)) return [];
      return placesOf(book.getStates(country, 'en')).flatMap((state) => [
        state,
        ...placesOf(book.getRegions(country, state.code, 'en')).map(({ code, name }) => ({ code: `${state.code}-${code}`, name: `${state.name}, ${name}` })),
      ]);
    },
    async holidaysOf(country, region, years) {
      const Holidays = await load();
      const book = new Holidays();
      const [state = '', part = ''] = region.split('-');
      if (!Object.hasOwn(book.getCountries(), country) || (state !== '' && !Object.hasOwn(book.getStates(country) ?? {}, state))) return null;
      book.init(country, state, part);
      const days = new Map<string, Holiday>();
      for (const year of years) {
        for (const { date, start, end, name, type } of book.getHolidays(year, 'en')) {
          if (type !== 'public') continue;
          // A feast may last several days; of two on one day the first names it.
          const first = dayOfIso(date.slice(0, 10));
          const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / (24 * HOUR)));
          for (let day = first; day < first + length; day++) if (!days.has(isoDay(day))) days.set(isoDay(day), { day: isoDay(day), name });
        }
      }
      return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    },
  };
}

const placesOf = (names: Readonly<Record<string, string>> | undefined): HolidayPlace[] =>
  Object.entries(names ?? {}).map(([code, name]) => ({ code, name })).sort((a, b) => (a.name < b.name ? -1 : 1));
