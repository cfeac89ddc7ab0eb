import type { Availability } from './health-words.ts';

export type ControlTotal = Availability['totals']['all'];

/** What is held beside the client's dashboard; `amount` is in minor units of one currency. */
export const MEASURES = [
  { key: 'leads', head: 'Leads' },
  { key: 'mqls', head: 'MQLs' },
  { key: 'sqls', head: 'SQLs' },
  { key: 'opportunities', head: 'Opportunities' },
  { key: 'customers', head: 'Customers' },
  { key: 'won', head: 'Deals won' },
  { key: 'amount', head: 'Amount won' },
] as const;
export type Measure = (typeof MEASURES)[number]['key'];

/** What Baton counts; null where there is no amount in this currency. */
export function countedOf(total: ControlTotal, measure: Measure, currency: string): number | null {
  if (measure !== 'amount') return total[measure];
  return total.amounts.find((amount) => amount.currency === currency)?.minor ?? null;
}

/** The currency that most totals have an amount in: the one with the largest sum, else the workshop's own. */
export function mainCurrency(all: ControlTotal, own: string): string {
  if (all.amounts.some((amount) => amount.currency === own)) return own;
  return all.amounts.toSorted((a, b) => b.minor - a.minor)[0]?.currency ?? own;
}

/** How far the client's own figure lies from what was counted; the share is of the client's figure, null for nought. */
export interface Difference {
  readonly by: number;
  readonly share: number | null;
  /** Within one in a hundred: dashboards count with delays and filters of their own. */
  readonly isClose: boolean;
}

export function differenceOf(counted: number | null, own: number | null): Difference | null {
  if (counted === null || own === null) return null;
  const by = counted - own;
  return { by, share: own === 0 ? null : by / own, isClose: Math.abs(by) <= Math.abs(own) / 100 };
}

/** One figure of the client's own dashboard, kept with the workshop. */
export interface ClientFigure {
  readonly by: 'all' | 'month' | 'source';
  readonly name: string;
  readonly measure: string;
  readonly value: number;
}

type Place = Pick<ClientFigure, 'by' | 'name' | 'measure'>;
const isAt = (figure: Place, place: Place): boolean => figure.by === place.by && figure.name === place.name && figure.measure === place.measure;

/** The client's figure at a place; null when nobody typed one. */
export const clientFigure = (figures: readonly ClientFigure[], place: Place): number | null => figures.find((figure) => isAt(figure, place))?.value ?? null;

/** The figures with one written, changed or, for null, taken out. */
export function withClientFigure(figures: readonly ClientFigure[], { by, name, measure }: Place, value: number | null): ClientFigure[] {
  const others = figures.filter((figure) => !isAt(figure, { by, name, measure }));
  return value === null ? others : [...others, { by, name, measure, value }];
}

/** What the comparison says as a whole, in one sentence. */
export function comparisonSentence(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'Type the figures of the client’s own dashboard beside these: where both agree, the history can be trusted.';
  const close = differences.filter((one) => one.isClose).length;
  if (close === differences.length) return differences.length === 1 ? 'The figure agrees with the client’s own.' : `All ${differences.length} figures agree with the client’s own.`;
  const away = differences.length - close;
  return `${away} of ${differences.length} ${differences.length === 1 ? 'figure' : 'figures'} ${away === 1 ? 'lies' : 'lie'} more than 1\u2009% away from the client’s own: ask which filter the dashboard has.`;
}
