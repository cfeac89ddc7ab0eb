import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { enterHistory } from '../enter-workshop.ts';
import { readEntered } from '../entered-file.ts';
import { checkFigure } from '../figure-check.ts';
import type { Folders } from '../folders.ts';
import type { Report } from '../play-part.ts';
import type { User } from '../user.ts';

export type Rates = Readonly<Record<string, { readonly n: number; readonly won: number; readonly rate: number; readonly won_value?: number }>>;

interface Reference {
  readonly rows: number;
  readonly columns: number;
  readonly converted: number;
  readonly conversion_rate: number;
  readonly distinct_prospect_ids: number;
  readonly lead_number_min_max: readonly [number, number];
  readonly blank_or_Select: Readonly<Record<string, { readonly blank: number; readonly Select: number }>>;
  readonly constant_columns: readonly string[];
  readonly existing_vendor_score: { readonly rows_with_score: number };
  readonly [table: `by_${string}`]: Rates;
}

const [ACTIVITY, PROFILE] = ['Asymmetrique Activity Index', 'Asymmetrique Profile Index'];
/** Tables of the reference beside what they count by. */
const TABLES: readonly (readonly [`by_${string}`, InputOf<'history.tabulate'>['by']])[] = [
  ['by_lead_origin', [{ field: 'Lead Origin' }]],
  ['by_lead_source_raw', [{ field: 'Lead Source' }]],
  ['by_lead_source_casefolded', [{ field: 'Lead Source', caseFolded: true }]],
  ['by_last_activity', [{ field: 'Last Activity' }]],
  ['by_lead_quality', [{ field: 'Lead Quality' }]],
  ['by_occupation', [{ field: 'What is your current occupation' }]],
];

/** The fields that the people who sold wrote, by the description of the data: only a rule may find them. */
const LEAKY = ['Last Activity', 'Last Notable Activity', 'Lead Quality', 'Tags'];

/** A table without times: counts and rates by value, blanks, constant columns. */
export async function playXEducation(user: User, { tables, entered: paths }: Folders, report: Report): Promise<void> {
  const { x_education: reference } = JSON.parse(readFileSync(join(tables, 'reference.json'), 'utf8')) as { x_education: Reference }; // the layout described in the data's README
  const { workshopId, batch } = await enterHistory(user, readEntered(paths['xeducation whole'] ?? '', {}), join(tables, 'xeducation'));
  const tabulate = (input: InputOf<'history.tabulate'>): Promise<OutputOf<'history.tabulate'>> => user.call('history.tabulate', input, workshopId);
  const whole = await tabulate({});
  report(checkFigure('xeducation rows', reference.rows, batch.files[0]?.rows));
  report(checkFigure('xeducation leads with ids of their own', reference.distinct_prospect_ids, whole.leads));
  report(checkFigure('xeducation converted', reference.converted, whole.converted));
  report(checkFigure('xeducation conversion rate', reference.conversion_rate, whole.converted / whole.leads, 6));
  for (const [name, by] of TABLES) checkRates(`xeducation ${name}`, reference[name] ?? {}, await tabulate({ by }), report);
  const crossed = await tabulate({ by: [{ field: ACTIVITY }, { field: PROFILE }] });
  checkRates('xeducation by_activity_x_profile', reference.by_activity_x_profile_index ?? {}, { ...crossed, rows: crossed.rows.filter(({ values }) => !values.includes('')) }, report);
  report(checkFigure('xeducation rows with a score', reference.existing_vendor_score.rows_with_score, crossed.rows.filter(({ values }) => !values.includes('')).reduce((sum, { leads }) => sum + leads, 0)));
  for (const [field, { blank, Select }] of Object.entries(reference.blank_or_Select)) {
    const { rows } = await tabulate({ by: [{ field }] });
    report(checkFigure(`xeducation ${field} blank`, blank, rows.find(({ values }) => values[0] === '')?.leads ?? 0));
    report(checkFigure(`xeducation ${field} Select`, Select, rows.find(({ values }) => values[0] === 'Select')?.leads ?? 0));
  }
  const [numbers] = await user.call('history.describeNumbers', { measure: { field: 'Lead Number' } }, workshopId);
  report(checkFigure('xeducation lead number from and to', reference.lead_number_min_max, [numbers?.min, numbers?.max]));
  const health = await user.call('history.getHealth', {}, workshopId);
  const constant = health?.fields.filter(({ distinct, known }) => distinct === 1 && known === health.leads).map(({ name }) => name);
  report(checkFigure('xeducation constant columns', [...reference.constant_columns].sort(), constant?.sort()));
  const availability = await user.call('history.getAvailability', {}, workshopId);
  report(checkFigure('xeducation suspects of leakage', LEAKY, availability?.suspects.map(({ field }) => field).sort()));
  report(checkFigure('xeducation columns', reference.columns, (health?.fields.length ?? 0) + 1));
}

/** Compares leads, converted leads and their share, value by value, and that there are no other values. */
export function checkRates(name: string, expected: Rates, got: OutputOf<'history.tabulate'>, report: Report): void {
  report(checkFigure(`${name} values`, Object.keys(expected).length, got.rows.length));
  for (const [value, { n, won, rate, won_value: wonValue }] of Object.entries(expected)) {
    const row = got.rows.find(({ values }) => values.join(' | ') === value);
    const label = `${name} ${value === '' ? '(blank)' : value}`;
    report(checkFigure(`${label} n and won`, [n, won], [row?.leads, row?.converted]));
    report(checkFigure(`${label} rate`, rate, row === undefined ? null : row.converted / row.leads, 6));
    if (wonValue !== undefined) report(checkFigure(`${label} won value`, wonValue, row?.sum));
  }
}
