import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
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

/** What leads to which tier, in the order in which it decides. Cells that lead to one tier share a branch. */
function tierWays({ tiers, score }: Configuration): { readonly when: Expression; readonly tierId: string }[] {
  const cells = tiers.classes.flatMap(({ id }) => {
    const names = (score.matrix?.cells ?? []).filter(({ tierId }) => tierId === id).map(({ cell }) => cell);
    return names.length === 0 ? [] : [{ when: { kind: 'compare', field: '@cell', op: 'in', value: names } as const, tierId: id }];
  });
  const bands = [...tiers.bands].sort((a, b) => b.from - a.from).map(({ from, tierId }) => ({ when: { kind: 'compare', field: '@score', op: 'ge', value: from / 100 } as const, tierId }));
  return [...tiers.rules, ...cells, ...bands];
}
