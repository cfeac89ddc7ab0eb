/** G15: does one visit of the home page by the ideal company beat three product pages and two returns in a week? */
import { leadMoment } from '../expressions/evaluate-expression.ts';
import { FACT } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { Points, ScoreModel } from '../model/score-model.ts';
import { DAY } from '../time/units.ts';
import { modelBounds } from './score-bounds.ts';
import { scoreLead } from './score-lead.ts';

/** Pages of the web as everybody calls them. */
const HOME = /^\/?(home|homepage|index(\.\w+)?|start)?\/?$/i;
const PRODUCT = /product|pricing|price|feature|solution|plan/i;

/** The two cases, in hundredths, and the pages that stand for them. */
export interface HomepageCase {
  readonly homepage: Points;
  readonly reader: Points;
  readonly home: string;
  readonly product: string;
}

/** The pages as somebody chose them, by the names of the history's assets; what is empty is told by the names. */
export interface PageChoice {
  readonly home: string;
  readonly product: readonly string[];
}

/** Scores both cases; null where the history has no home page or no product page. Three product pages are three different ones where there are so many. */
export function homepageCase(history: History, model: ScoreModel, chosen: PageChoice | null = null): HomepageCase | null {
  const pages = pagesOf(history, chosen);
  if (pages === null) return null;
  const { type, home, product } = pages;
  const now = 30 * DAY;
  const visits = (days: readonly number[], assets: readonly number[]): History => oneLead(history, days.map((day, nth) => ({ at: now - day * DAY, type, asset: assets[nth % assets.length]! })));
  const engagement = (imagined: History): Points => scoreLead(model, leadMoment(imagined, 0, now, (at) => Math.floor(at / DAY))).engagement;
  const ideal = Math.min(modelBounds(model).fit.high, model.fitMax);
  const total = (fit: Points, engaged: Points): Points => Math.min(Math.max(fit + engaged, model.totalMin), model.totalMax);
  return {
    homepage: total(ideal, engagement(visits([0], [home]))),
    reader: total(0, engagement(visits([5, 5, 5, 3, 1], product))),
    home: history.assets[home] ?? '',
    product: product.slice(0, 3).map((asset) => history.assets[asset] ?? '').join(', '),
  };
}

interface Pages {
  readonly type: number;
  readonly home: number;
  /** At least one, the most visited first. */
  readonly product: readonly number[];
}

/** The type of activity that is about a home page and product pages, the most frequent such type; of several home pages the most visited. */
function pagesOf({ facts, assets }: History, chosen: PageChoice | null): Pages | null {
  const [homePage, productPages] = [chosen?.home ?? '', chosen?.product ?? []];
  const isHome = assets.map((asset) => asset !== '' && (homePage === '' ? HOME.test(asset) : asset === homePage));
  const isProduct = assets.map((asset) => (productPages.length === 0 ? PRODUCT.test(asset) : productPages.includes(asset)));
  const visits = new Map<number, Map<number, number>>();
  for (let row = 0; row < facts.at.length; row++) {
    const asset = facts.value[row]!;
    if (facts.kind[row] !== FACT.engagement || (isHome[asset] !== true && isProduct[asset] !== true)) continue;
    const ofType = visits.get(facts.subject[row]!) ?? new Map<number, number>();
    visits.set(facts.subject[row]!, ofType.set(asset, (ofType.get(asset) ?? 0) + 1));
  }
  const [best] = [...visits].flatMap(([type, counts]) => {
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const [home] = sorted.filter(([asset]) => isHome[asset]);
    const product = sorted.filter(([asset]) => isProduct[asset]).map(([asset]) => asset);
    return home === undefined || product.length === 0 ? [] : [{ type, home: home[0], product, size: sorted.reduce((sum, [, n]) => sum + n, 0) }];
  }).sort((a, b) => b.size - a.size || a.type - b.type);
  return best ?? null;
}

/** The same vocabulary with one imagined lead, of whom nothing but these visits is known. */
function oneLead(history: History, visits: readonly { readonly at: number; readonly type: number; readonly asset: number }[]): History {
  const rows = visits.length;
  return {
    ...history,
    leadIds: [''],
    createdAt: Float64Array.of(NaN),
    excluded: Uint8Array.of(0),
    fields: history.fields.map(({ name, type, personal, values, numbers }) => ({ name, type, personal, values, numbers, current: Uint32Array.of(0), hasHistory: false })),
    facts: {
      offsets: Uint32Array.of(0, rows), at: Float64Array.from(visits, ({ at }) => at), kind: new Uint8Array(rows).fill(FACT.engagement), subject: Uint16Array.from(visits, ({ type }) => type),
      value: Uint32Array.from(visits, ({ asset }) => asset), owner: new Uint16Array(rows), automated: new Uint8Array(rows),
    },
  };
}
