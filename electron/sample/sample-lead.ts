import { createRandom, type Random } from './random.ts';
import { COMPANY_KINDS, COMPANY_WORDS, COUNTRIES, DATA_END, DAYS, FIRST_DAY, FIRST_NAMES, GOOD_TITLES, INDUSTRIES, LAST_NAMES, OTHER_TITLES, PROCESS_INDUSTRIES, PRODUCTS, SOURCES } from './sample-world.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Somebody who showed interest. `fit` and `intent` are hidden causes in 0 to 1; everything else shows in the files. */
export interface SampleLead {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly title: string;
  readonly country: string;
  readonly territory: string;
  readonly industry: string;
  readonly employees: string;
  readonly product: string;
  readonly source: string;
  readonly createdAt: number;
  readonly fit: number;
  readonly intent: number;
  /** Hidden: how many documents this source makes people take. */
  readonly documents: number;
  readonly hasMissingFields: boolean;
}

/** Fewer leads in high summer. */
const WEEK_WEIGHTS = [9, 10, 11, 11, 12, 12, 11, 12, 12, 13, 12, 10, 9, 7, 6, 6, 7, 9, 11, 12, 11, 11, 12, 12, 11, 8];
const WEEKDAY_WEIGHTS = [19, 20, 20, 19, 16, 4, 4];

export function makeLead(seed: number, index: number, isClean: boolean): SampleLead {
  const random = createRandom(seed, index);
  const country = random.weighted(COUNTRIES.filter((entry) => !isClean || entry.territory !== '').map((entry) => [entry, entry.share] as const));
  const source = random.weighted(SOURCES.map((entry) => [entry, entry.share] as const));
  const fit = clamp(random.next() * 0.75 + random.next() * 0.35 - (source.intent < -0.2 ? 0.15 : 0));
  const intent = clamp(random.next() ** 1.7 + source.intent);
  const createdAt = instantOfCreation(random);
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const company = `${random.pick(COMPANY_WORDS)} ${random.pick(COMPANY_KINDS)} ${random.between(1, 99)}`;
  const employees = employeesFor(random, fit);
  const industry = random.chance(0.25 + 0.7 * fit) ? random.pick(PROCESS_INDUSTRIES) : random.pick(INDUSTRIES.slice(4));
  const title = random.chance(0.1 + 0.8 * fit) ? random.pick(GOOD_TITLES) : random.pick(OTHER_TITLES);
  const product = random.pick(PRODUCTS);
  const missing = random.chance(0.14) && !isClean ? random.pick(['phone', 'industry', 'employees', 'product'] as const) : null;
  return {
    id: String(20_010_001 + index),
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}.${index}@${plain(company.replaceAll(' ', '-'))}.example`,
    phone: missing === 'phone' ? '' : `${country.dial} ${random.between(20, 89)} ${random.between(1_000_000, 9_999_999)}`,
    company,
    title,
    country: country.name,
    territory: country.territory,
    industry: missing === 'industry' ? '' : industry,
    employees: missing === 'employees' ? '' : String(employees),
    product: missing === 'product' ? '' : product,
    source: source.name,
    createdAt,
    fit,
    intent,
    documents: source.documents,
    hasMissingFields: missing !== null,
  };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/[^a-z0-9-]/g, '');

function employeesFor(random: Random, fit: number): number {
  if (random.chance(0.12 + 0.75 * fit)) return random.between(200, 2000);
  return random.chance(0.75) ? random.between(4, 199) : random.between(2001, 9000);
}

function instantOfCreation(random: Random): number {
  for (;;) {
    const week = random.weighted(WEEK_WEIGHTS.map((weight, index) => [index, weight] as const));
    const weekday = random.weighted(WEEKDAY_WEIGHTS.map((weight, index) => [index, weight] as const));
    const day = week * 7 + weekday;
    const at = day >= DAYS ? Infinity : FIRST_DAY + day * DAY + timeOfDay(random);
    if (at < DATA_END) return at;
  }
}

/** Most people look around between 8 and 18 o'clock; ms after midnight. */
export function timeOfDay(random: Random): number {
  const hour = random.chance(0.82) ? 7.5 + 10.5 * (0.5 * random.next() + 0.5 * random.next()) : 24 * random.next();
  return Math.floor(hour * HOUR);
}
