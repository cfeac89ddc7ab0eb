import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { enterHistory } from '../enter-workshop.ts';
import { readEntered } from '../entered-file.ts';
import { checkFigure } from '../figure-check.ts';
import type { Folders } from '../folders.ts';
import type { Report } from '../play-part.ts';
import type { User } from '../user.ts';
import { checkRates, type Rates } from './history-xeducation.ts';

interface Reference {
  readonly opportunities: number;
  readonly by_stage: Readonly<Record<string, number>>;
  readonly closed: number;
  readonly win_rate: number;
  readonly won_value: number;
  readonly by_agent: Rates;
  readonly by_regional_office: Rates;
  readonly by_product_raw: Rates;
  readonly closed_by_quarter: Rates;
  readonly days_to_close: Readonly<Record<'median' | 'median_won' | 'median_lost' | 'p90' | 'max' | 'min', number>>;
  readonly median_days_by_agent: Readonly<Record<string, number>>;
  readonly agent_load: { readonly agents_with_opps: number; readonly agents_on_roster: number; readonly gini_active: number; readonly max: number; readonly max_over_median: number };
  readonly quality: { readonly blank_account: number; readonly blank_account_by_stage: Readonly<Record<string, number>>; readonly blank_engage_date: number; readonly accounts: number };
  readonly 'open_engaging_age_at_2017-12-31': { readonly n: number; readonly median_days: number; readonly gt_90d: number; readonly gt_180d: number };
}

const CLOSED = [{ field: 'deal_stage', values: ['Won', 'Lost'] }];
const WON = { field: 'deal_stage', values: ['Won'] };
const DAYS = { from: 'engage_date', to: 'close_date' };

/**
 * A table of opportunities, each taken as a lead with its own deal. Figures that need a join to what is no lead and no
 * owner (manager, sector, country, list price) are not compared: Baton imports no accounts and no products.
 */
export async function playMaven(user: User, { tables, entered: paths }: Folders, report: Report): Promise<void> {
  const { maven_crm: reference } = JSON.parse(readFileSync(join(tables, 'reference.json'), 'utf8')) as { maven_crm: Reference }; // the layout described in the data's README
  const { workshopId } = await enterHistory(user, readEntered(paths['maven'] ?? '', {}), join(tables, 'maven'));
  const tabulate = (input: InputOf<'history.tabulate'>): Promise<OutputOf<'history.tabulate'>> => user.call('history.tabulate', { outcome: WON, ...input }, workshopId);
  const stages = await tabulate({ by: [{ field: 'deal_stage' }] });
  report(checkFigure('maven opportunities', reference.opportunities, stages.leads));
  for (const [stage, count] of Object.entries(reference.by_stage)) report(checkFigure(`maven stage ${stage}`, count, stages.rows.find(({ values }) => values[0] === stage)?.leads));
  const closed = await tabulate({ within: CLOSED, sum: 'close_value' });
  report(checkFigure('maven closed', reference.closed, closed.leads));
  report(checkFigure('maven win rate', reference.win_rate, closed.converted / closed.leads, 6));
  report(checkFigure('maven won value', reference.won_value, closed.sum));
  const byClosed = async (name: string, expected: Rates, by: InputOf<'history.tabulate'>['by']): Promise<void> => checkRates(`maven ${name}`, expected, await tabulate({ by, within: CLOSED, sum: 'close_value' }), report);
  await byClosed('by_agent', reference.by_agent, [{ field: 'sales_agent' }]);
  await byClosed('by_regional_office', reference.by_regional_office, [{ field: '@territory' }]);
  await byClosed('by_product', reference.by_product_raw, [{ field: 'product' }]);
  await byClosed('closed_by_quarter', reference.closed_by_quarter, [{ field: 'close_date', as: 'quarter' }]);
  await checkDays(user, workshopId, reference, report);
  await checkLoadAndQuality(user, workshopId, tabulate, reference, report);
}

async function checkDays(user: User, workshopId: string, reference: Reference, report: Report): Promise<void> {
  const describe = (input: InputOf<'history.describeNumbers'>): Promise<OutputOf<'history.describeNumbers'>> => user.call('history.describeNumbers', input, workshopId);
  const { days_to_close: days } = reference;
  const [all] = await describe({ measure: DAYS, within: CLOSED, quantiles: [0.5, 0.9] });
  report(checkFigure('maven days to close', [days.median, days.p90, days.min, days.max], [all?.quantiles[0], all?.quantiles[1], all?.min, all?.max]));
  for (const [stage, expected] of [['Won', days.median_won], ['Lost', days.median_lost]] as const) {
    const [one] = await describe({ measure: DAYS, within: [{ field: 'deal_stage', values: [stage] }] });
    report(checkFigure(`maven days to close ${stage}`, expected, one?.quantiles[0]));
  }
  const byAgent = await describe({ measure: DAYS, within: CLOSED, by: [{ field: 'sales_agent' }] });
  for (const [agent, expected] of Object.entries(reference.median_days_by_agent)) report(checkFigure(`maven median days ${agent}`, expected, byAgent.find(({ values }) => values[0] === agent)?.quantiles[0]));
  const open = reference['open_engaging_age_at_2017-12-31'];
  const [age] = await describe({ measure: { from: 'engage_date', at: Date.UTC(2017, 11, 31) }, within: [{ field: 'deal_stage', values: ['Engaging'] }], above: [90, 180] });
  report(checkFigure('maven open age', [open.n, open.median_days, open.gt_90d, open.gt_180d], [age?.leads, age?.quantiles[0], ...(age?.above ?? [])]));
}

type Tabulate = (input: InputOf<'history.tabulate'>) => Promise<OutputOf<'history.tabulate'>>;

async function checkLoadAndQuality(user: User, workshopId: string, tabulate: Tabulate, { agent_load: load, quality }: Reference, report: Report): Promise<void> {
  const { spread } = await tabulate({ by: [{ field: 'sales_agent' }] });
  report(checkFigure('maven agents with opportunities', load.agents_with_opps, spread.rows));
  report(checkFigure('maven load Gini', load.gini_active, spread.gini, 6));
  report(checkFigure('maven load most', load.max, spread.max));
  report(checkFigure('maven load most over median', load.max_over_median, spread.max / (spread.median ?? NaN), 6));
  const health = await user.call('history.getHealth', {}, workshopId);
  report(checkFigure('maven agents on the roster', load.agents_on_roster, health?.owners.length));
  const accounts = await tabulate({ by: [{ field: 'account' }] });
  report(checkFigure('maven blank account', quality.blank_account, accounts.rows.find(({ values }) => values[0] === '')?.leads));
  report(checkFigure('maven accounts', quality.accounts, accounts.spread.rows));
  const blank = await tabulate({ by: [{ field: 'deal_stage' }], within: [{ field: 'account', values: [''] }] });
  for (const [stage, count] of Object.entries(quality.blank_account_by_stage)) report(checkFigure(`maven blank account ${stage}`, count, blank.rows.find(({ values }) => values[0] === stage)?.leads));
  const engaged = await tabulate({ within: [{ field: 'engage_date', values: [''] }] });
  report(checkFigure('maven blank engage date', quality.blank_engage_date, engaged.leads));
}
