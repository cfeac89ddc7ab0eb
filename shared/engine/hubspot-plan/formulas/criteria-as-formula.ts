import { isComparable } from '../../expressions/compare-value.ts';
import type { CompareOp, Expression } from '../../model/expression.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { portalComparison } from '../workflows/criteria-as-filter.ts';
import { ALWAYS, compareFormula, NEVER } from './compare-formula.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;

/** The computed fields that a formula may ask for: none where it computes one of the first itself; territories come from a property. */
export type AskedFields = 'properties' | 'scores';

const SCORES: ReadonlySet<string> = new Set(['@score', '@fit', '@engagement', '@cell']);
const LISTED: ReadonlySet<CompareOp> = new Set(['eq', 'ne', 'in', 'nin']);

/** A criterion as a condition of the portal's formulas: true exactly where the criterion is; null where no formula can say all of it. */
export function criteriaAsFormula(criteria: Expression, configuration: Configuration, portal: Pick<PortalSnapshot, 'fields'>, asked: AskedFields): string | null {
  const visit = (part: Expression, isNegated: boolean): string | null => {
    switch (part.kind) {
      case 'constant':
        return part.value === isNegated ? NEVER : ALWAYS;
      case 'not':
        return visit(part.of, !isNegated);
      case 'all':
      case 'any':
        return joined(part.of.map((each) => visit(each, isNegated)), (part.kind === 'all') === isNegated ? 'or' : 'and');
      case 'event':
        return null;
      case 'compare': {
        if (!isComparable(part.op, part.value) || !mayAsk(part, isNegated, configuration, asked)) return null;
        const said = portalComparison(part, isNegated, configuration, portal);
        if (said.kind === 'unsaid') return null;
        return said.kind === 'cell' ? visit(said.criteria, false) : compareFormula(said.field, said.op, said.values);
      }
    }
  };
  return visit(criteria, false);
}

/** Whether a field may stand in the formula: tiers never, being what is computed last; a territory only where "is one of" says it wholly. */
function mayAsk({ field, op }: Compare, isNegated: boolean, { routing }: Configuration, asked: AskedFields): boolean {
  if (!field.startsWith('@')) return true;
  if (field === '@territory') {
    const values = routing.territories.flatMap((territory) => territory.values);
    return (isNegated ? op === 'ne' || op === 'nin' : op === 'eq' || op === 'in') && new Set(values).size === values.length;
  }
  return asked === 'scores' && SCORES.has(field) && (field !== '@cell' || LISTED.has(op));
}

function joined(parts: readonly (string | null)[], word: 'and' | 'or'): string | null {
  if (parts.some((part) => part === null)) return null;
  if (parts.length < 2) return parts[0] ?? (word === 'and' ? ALWAYS : NEVER);
  return `(${parts.join(` ${word} `)})`;
}
