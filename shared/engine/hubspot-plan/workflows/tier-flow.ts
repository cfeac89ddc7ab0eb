import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import { cellNames, tiersOfCells } from '../../scoring/matrix-cell.ts';
import { tierName } from '../configuration-names.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { criteriaAsFilter, filterBranch, isKnown } from './criteria-as-filter.ts';
import { setValue, type FlowBranch, type WantedFlow } from './flow.ts';

/** The tier: ordered tier rules, then the cells of the matrix, then the bands of the total, then the last class (domain.md §4.4). */
export function tierFlow(configuration: Configuration, portal: PortalSnapshot): WantedFlow | null {
  const last = configuration.tiers.classes.at(-1);
  if (last === undefined) return null;
  const gaps: string[] = [];
  const ways = tierWays(configuration).map(({ when, tierId }, i): FlowBranch['branches'][number] => {
    const form = criteriaAsFilter(when, configuration, portal);
    const name = `${i + 1}: ${tierName(configuration, tierId)}`;
    gaps.push(...form.gaps.map((gap) => `Complete the branch "${name}" on screen: ${gap}.`));
    return { name, filter: filterBranch(form.anyOf), steps: [setValue('hx_tier', tierId)] };
  });
  return {
    key: 'tier',
    name: 'Handoff tier (Baton)',
    description: 'Writes the tier whenever the score changes; the first branch that fits decides.',
    enrollment: filterBranch([[isKnown('hx_score')]]),
    doesReEnroll: true,
    steps: ways.length === 0 ? [setValue('hx_tier', last.id)] : [{ kind: 'branch', branches: ways, otherwiseName: last.name, otherwise: [setValue('hx_tier', last.id)] }],
    gaps,
  };
}

/** What leads to which tier, in the order in which it decides; whoever fits none is of the last class. Cells that lead to one tier share a way. */
export function tierWays({ tiers, score }: Pick<Configuration, 'tiers' | 'score'>): { readonly when: Expression; readonly tierId: string }[] {
  const { matrix } = score;
  const ofCells = tiersOfCells({ score, tiers });
  const cells = matrix === undefined ? [] : tiers.classes.flatMap(({ id }, place) => {
    const names = cellNames(matrix).filter((_, cell) => ofCells[cell] === place);
    return names.length === 0 ? [] : [{ when: { kind: 'compare', field: '@cell', op: 'in', value: names } as const, tierId: id }];
  });
  const bands = tiers.bands.map(({ from, tierId }) => ({ when: { kind: 'compare', field: '@score', op: 'ge', value: from / 100 } as const, tierId }));
  // A rule or band of a class that is gone is passed over.
  return [...tiers.rules, ...cells, ...bands].filter(({ tierId }) => tiers.classes.some(({ id }) => id === tierId));
}
