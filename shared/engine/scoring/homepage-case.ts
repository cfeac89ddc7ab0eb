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

/** Scores both cases; null where the history has no home page or no product page. */
export function homepageCase(history: History, model: ScoreModel): HomepageCase | null {
  const pages = pagesOf(history);
  if (pages === null) return null;
  const { type, home, product } = pages;
  const now = 30 * DAY;
  const visits = (days: readonly number[], asset: number): History => oneLead(history, days.map((day) => ({ at: now - day * DAY, type, asset })));
  const engagement = (imagined: History): Points => scoreLead(model, leadMoment(imagined, 0, now, (at) => Math.floor(at / DAY))).engagement;
  const ideal = Math.min(modelBounds(model).fit.high, model.fitMax);
  const total = (fit: Points, engaged: Points): Points => Math.min(Math.max(fit + engaged, model.totalMin), model.totalMax);
  return {
    homepage: total(ideal, engagement(visits([0], home))),
    reader: total(0, engagement(visits([5, 5, 5, 3, 1], product))),
    home: history.assets[home] ?? '',
    product: history.assets[product] ?? '',
  };
}

/** The type of activity that is about a home page and a product page; the most frequent of them. */
function pagesOf({ facts, assets, eventTypes }: History): { readonly type: number; readonly home: number; readonly product: number } | null {
  const isHome = assets.map((asset) => asset !== '' && HOME.test(asset));
  const isProduct = assets.map((asset) => PRODUCT.test(asset));
  const counts = new Map<number, [home: number, product: number, size: number]>();
  for (let row = 0; row < facts.at.length; row++) {
    if (facts.kind[row] !== FACT.engagement) continue;
    const asset = facts.value[row]!;
    if (!isHome[asset] && !isProduct[asset]) continue;
    const type = facts.subject[row]!;
    const [home, product, size] = counts.get(type) ?? [-1, -1, 0];
    counts.set(type, [isHome[asset] ? asset : home, isProduct[asset] ? asset : product, size + 1]);
  }
  const [best] = [...counts].filter(([, [home, product]]) => home >= 0 && product >= 0).sort((a, b) => b[1][2] - a[1][2] || a[0] - b[0]);
  return best === undefined || eventTypes[best[0]] === undefined ? null : { type: best[0], home: best[1][0], product: best[1][1] };
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
