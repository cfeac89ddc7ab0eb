import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import { countText, plural } from '../../components/figure-text.ts';

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** A small count as a word that can begin a sentence. */
export const countWord = (n: number): string => WORDS[n] ?? countText(n);

/** Leads that the rules placed and those that reached the fallback. */
export function placed(summary: Pick<ReplaySummary, 'rules' | 'handoffs'>): { readonly placed: number; readonly all: number; readonly unrouted: number } {
  const byRule = summary.rules.reduce((sum, rule) => sum + rule.leads, 0);
  return { placed: byRule, all: summary.handoffs.proposed, unrouted: Math.max(0, summary.handoffs.proposed - byRule) };
}

/** The one sentence of the Route screen. */
export function routeFinding(routing: Routing, summary: ReplaySummary | undefined, isWaiting = false): string {
  const rules = routing.rules.length;
  if (rules === 0) return 'No rule yet: every lead reaches the fallback.';
  const subject = rules === 1 ? 'One rule' : `${countWord(rules)} rules`;
  if (summary === undefined && isWaiting) return `${subject} in order, ${plural(routing.pools.length, 'pool')}, ${plural(routing.roster.length, 'person', 'people')}.`;
  if (summary === undefined) return `${subject} would place the leads; no history has been imported to play them on.`;
  const { placed: done, all, unrouted } = placed(summary);
  if (all === 0) return `${subject} stand ready; this proposal makes no lead an MQL.`.replace('One rule stand', 'One rule stands');
  const verb = rules === 1 ? 'places' : 'place';
  if (unrouted === 0) return `${subject} ${verb} every one of ${countText(all)} leads.`;
  return `${subject} ${verb} ${countText(done)} of ${countText(all)} leads; ${countText(unrouted)} ${unrouted === 1 ? 'reaches' : 'reach'} the fallback.`;
}

/** The first three by name and how many more: the list itself stands below, and a long one would push it off the screen. */
const firstNames = (named: readonly { readonly name: string }[]): string =>
  named.length < 5 ? named.map(({ name }) => name).join(', ') : `${named.slice(0, 3).map(({ name }) => name).join(', ')} and ${named.length - 3} more`;

/** What stands under it: rules that never fire, reps with nothing, pools without people. */
export function routeGaps(routing: Routing, summary: ReplaySummary | undefined): string[] {
  const gaps: string[] = [];
  const idle = summary?.rules.filter((rule) => rule.leads === 0) ?? [];
  if (idle.length > 0) gaps.push(`${plural(idle.length, 'rule')} never ${idle.length === 1 ? 'fires' : 'fire'}: ${firstNames(idle)}`);
  const empty = routing.pools.filter((pool) => pool.members.length === 0);
  if (empty.length > 0) gaps.push(`${plural(empty.length, 'pool')} without people: ${firstNames(empty)}`);
  const orphaned = routing.rules.filter((rule) => !routing.pools.some((pool) => pool.id === rule.poolId));
  if (orphaned.length > 0) gaps.push(`${plural(orphaned.length, 'rule')} without a pool: ${firstNames(orphaned)}`);
  return gaps;
}
