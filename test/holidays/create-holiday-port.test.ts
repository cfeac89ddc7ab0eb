import { describe, expect, it } from 'vitest';
import { createHolidayPort } from '../../electron/holidays/create-holiday-port.ts';

const book = createHolidayPort();

describe('public holidays', () => {
  it('are known for countries, their regions and parts of those, by name', async () => {
    const countries = await book.listCountries();
    expect(countries.length).toBeGreaterThan(150);
    expect(countries).toContainEqual({ code: 'ZA', name: 'South Africa' });
    expect(countries.map(({ name }) => name)).toEqual(countries.map(({ name }) => name).sort());
    const regions = await book.listRegions('DE');
    expect(regions).toContainEqual({ code: 'SN', name: 'Sachsen' });
    expect(regions).toContainEqual({ code: 'BY-A', name: 'Bayern, Stadt Augsburg' });
    expect(await book.listRegions('nowhere')).toEqual([]);
  });
  it('stand at their days, each once and in order', async () => {
    const days = (await book.holidaysOf('ZA', '', [2026])) ?? [];
    expect(days).toContainEqual({ day: '2026-12-16', name: 'Day of Reconciliation' });
    expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort());
    expect(days.every(({ day }) => day.startsWith('2026'))).toBe(true);
  });
  it('differ by region, and only public ones count', async () => {
    const days = async (region: string): Promise<string[]> => ((await book.holidaysOf('DE', region, [2026])) ?? []).map(({ day }) => day);
    expect(await days('BY')).toContain('2026-11-01');
    expect(await days('HH')).not.toContain('2026-11-01');
    expect(await days('BY-A')).toContain('2026-08-08');
    expect(await days('')).not.toContain('2026-12-24'); // a bank holiday there
  });
  it('that last several days are days each', async () => {
    const days = (await book.holidaysOf('SA', '', [2026])) ?? [];
    expect(days.filter(({ name }) => name.includes('Ramadan')).length).toBeGreaterThan(1);
  });
  it('of an unknown place are no empty list', async () => {
    expect(await book.holidaysOf('XX', '', [2026])).toBeNull();
    expect(await book.holidaysOf('DE', 'ZZ', [2026])).toBeNull();
    expect(await book.holidaysOf('constructor', '', [2026])).toBeNull();
  });
});
