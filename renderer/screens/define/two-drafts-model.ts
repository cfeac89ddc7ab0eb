import type { OutputOf } from '../../../shared/contract/contract.ts';
import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { countText, plural } from '../../components/figure-text.ts';
import type { Word } from './definition-words.ts';

export type Comparison = OutputOf<'definition.compareDefinitions'>;
export type LeadSet = Comparison['both'];
export type Mover = Comparison['movers'][number];
export type SetName = 'onlyLeft' | 'both' | 'onlyRight';
export type Joint = 'all' | 'any';

interface Listed { readonly id: string; readonly name: string }

/** The names under which each team's own draft is kept. */
export const DRAFT_NAMES = { left: 'Marketing’s draft', right: 'Sales’ draft' } as const;

/** Which proposals stand for the teams: by their names, else the first two; null where there are not two. */
export function firstSides(proposals: readonly Listed[]): { readonly left: string; readonly right: string } | null {
  const left = proposals.find(({ name }) => /marketing/i.test(name)) ?? proposals.find(({ name }) => !/sales/i.test(name));
  const right = proposals.find(({ id, name }) => id !== left?.id && /sales/i.test(name)) ?? proposals.find(({ id }) => id !== left?.id);
  return left === undefined || right === undefined ? null : { left: left.id, right: right.id };
}

/** Words that decide who becomes an MQL are compared by the whole rule; the others at each lead's best moment. */
export const basisOf = (word: Word): 'replay' | 'moment' => (word === 'mql' || word === 'handRaise' || word === 'disqualify' ? 'replay' : 'moment');

/** The criteria at the top of a definition; a group of all or any has its parts, anything else is one. */
export function partsOf(criteria: Expression): readonly Expression[] {
  if (criteria.kind === 'constant') return [];
  return criteria.kind === 'all' || criteria.kind === 'any' ? criteria.of : [criteria];
}

/** How the criteria of a definition are joined; null where there is nothing to join. */
export const jointOf = (criteria: Expression): Joint | null => ((criteria.kind === 'all' || criteria.kind === 'any') && criteria.of.length > 1 ? criteria.kind : null);

/** The same criterion, by the one key that tells criteria apart. */
export const criterionKey = (criterion: Expression): string => canonicalJson(criterion);

/** What both have, in marketing's order. */
export function sharedParts(left: Expression, right: Expression): readonly Expression[] {
  const known = new Set(partsOf(right).map(criterionKey));
  return partsOf(left).filter((part) => known.has(criterionKey(part)));
}

/** The merged definition: what both have and what was taken in; nothing at all holds for no lead. */
export function mergedCriteria(left: Expression, right: Expression, taken: readonly Expression[], joint: Joint): Expression {
  const of = [...sharedParts(left, right), ...taken];
  if (of.length === 0) return { kind: 'constant', value: false };
  return { kind: joint, of };
}

/** The sentence of the screen. */
export function draftsFinding({ onlyLeft, both, onlyRight }: Comparison): string {
  if (both.leads + onlyLeft.leads + onlyRight.leads === 0) return 'Neither draft takes a single lead of this history.';
  if (onlyLeft.leads + onlyRight.leads === 0) return `Both drafts take the same ${plural(both.leads, 'lead')}.`;
  return `Both drafts take ${plural(both.leads, 'lead')}; ${countText(onlyLeft.leads)} ${onlyLeft.leads === 1 ? 'is' : 'are'} only marketing’s, ${countText(onlyRight.leads)} only sales’.`;
}

/** Who comes and goes when the other side takes a criterion over. */
export function moverSentence({ of, gained, lost }: Mover): string {
  const who = of === 'left' ? 'sales' : 'marketing';
  if (gained + lost === 0) return `Taken over by ${who}, no lead moves.`;
  const parts = [...(gained === 0 ? [] : [`${plural(gained, 'lead')} would come in`]), ...(lost === 0 ? [] : [`${plural(lost, 'lead')} would go`])];
  return `Taken over by ${who}, ${parts.join(' and ')}.`;
}

/** Who moves between a team's draft and the merged one; `left` of the comparison is the draft. */
export function moveSentence(team: string, { onlyLeft, onlyRight }: Pick<Comparison, 'onlyLeft' | 'onlyRight'>): string {
  if (onlyLeft.leads + onlyRight.leads === 0) return `${team} keeps exactly its own leads.`;
  const parts = [...(onlyRight.leads === 0 ? [] : [`gains ${countText(onlyRight.leads)}`]), ...(onlyLeft.leads === 0 ? [] : [`loses ${countText(onlyLeft.leads)}`])];
  return `${team} ${parts.join(' and ')}.`;
}
