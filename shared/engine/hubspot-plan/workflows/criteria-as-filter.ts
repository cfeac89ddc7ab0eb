import { criteriaInWords } from '../configuration-names.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { CompareOp, Expression, Scalar } from '../../model/expression.ts';
import type { PortalField, PortalSnapshot } from '../portal-snapshot.ts';
import type { JsonValue } from '../push-operation.ts';
import { cellAsCriteria } from './cell-as-criteria.ts';
import { compareFilter } from './compare-filter.ts';
import { fieldNamed } from './portal-words.ts';

type Filter = { [key: string]: JsonValue };

/** A criterion as filters, alternatives of conjunctions, and in words what of it no filter can say. */
export interface FilterForm {
  readonly anyOf: readonly (readonly Filter[])[];
  readonly gaps: readonly string[];
}

/** How many branches a portal takes; a criterion with more alternatives is left to a person. */
const MOST = 20;

const NEVER: FilterForm = { anyOf: [], gaps: [] };
const ALWAYS: FilterForm = { anyOf: [[]], gaps: [] };

/** What the computed fields are called in a portal, with the kind of value that they hold there. */
const COMPUTED: { readonly [field: string]: Pick<PortalField, 'name' | 'type'> } = {
  '@score': { name: 'hx_score', type: 'number' },
  '@fit': { name: 'hx_fit', type: 'number' },
  '@engagement': { name: 'hx_engagement', type: 'number' },
  '@tier': { name: 'hx_tier', type: 'enumeration' },
};

const NEGATED: { readonly [op in CompareOp]?: CompareOp } = {
  eq: 'ne', ne: 'eq', in: 'nin', nin: 'in', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt', isKnown: 'isUnknown', isUnknown: 'isKnown',
};

/**
 * A criterion as list filters. What cannot be said (engagements, patterns, properties that the portal lacks) becomes
 * "never" and a gap, on either side of a "not", so that a workflow never takes in more than was agreed.
 */
export function criteriaAsFilter(criteria: Expression, configuration: Configuration, portal: Pick<PortalSnapshot, 'fields'>): FilterForm {
  const say = criteriaInWords(configuration);
  const unsaid = (part: Expression, why: string): FilterForm => ({ anyOf: [], gaps: [`${say(part)} (${why})`] });
  const visit = (part: Expression, isNegated: boolean): FilterForm => {
    switch (part.kind) {
      case 'constant':
        return part.value === isNegated ? NEVER : ALWAYS;
      case 'not':
        return visit(part.of, !isNegated);
      case 'all':
      case 'any':
        return (part.kind === 'all') === isNegated ? either(part.of.map((each) => visit(each, isNegated))) : every(part.of.map((each) => visit(each, isNegated)), part, unsaid);
      case 'event':
        return unsaid(part, 'what a lead did is chosen on screen');
      case 'compare':
        return compare(part, isNegated);
    }
  };
  const compare = (part: Extract<Expression, { kind: 'compare' }>, isNegated: boolean): FilterForm => {
    const said = portalComparison(part, isNegated, configuration, portal);
    if (said.kind === 'unsaid') return unsaid(isNegated ? { kind: 'not', of: part } : part, said.why);
    if (said.kind === 'cell') return visit(said.criteria, false);
    const filter = compareFilter(said.field, said.op, said.values);
    return filter === null ? unsaid(part, `no filter says this of a property of type ${said.field.type}`) : { anyOf: [[filter]], gaps: [] };
  };
  return visit(criteria, false);
}

type Comparison =
  | { readonly kind: 'compare'; readonly field: PortalField | Pick<PortalField, 'name' | 'type'>; readonly op: CompareOp; readonly values: Scalar | readonly Scalar[] | undefined }
  | { readonly kind: 'cell'; readonly criteria: Expression }
  | { readonly kind: 'unsaid'; readonly why: string };

/** A comparison on the properties of a portal: computed fields under their `hx_` names, territories and cells as what they stand for, a "not" taken into the operator. */
export function portalComparison(part: Extract<Expression, { kind: 'compare' }>, isNegated: boolean, configuration: Configuration, portal: Pick<PortalSnapshot, 'fields'>): Comparison {
  const op = isNegated ? NEGATED[part.op] : part.op;
  if (op === undefined) return { kind: 'unsaid', why: 'no filter says this' };
  if (part.field === '@cell') return { kind: 'cell', criteria: cellAsCriteria(configuration.score.matrix, { ...part, op }) };
  const isTerritory = part.field === '@territory';
  const field = COMPUTED[part.field] ?? fieldNamed(portal, isTerritory ? configuration.routing.territoryField : part.field);
  if (field === undefined) return { kind: 'unsaid', why: 'this portal has no contact property of this name' };
  return { kind: 'compare', field, op: isTerritory ? listOp(op) : op, values: isTerritory ? territoryValues(configuration, part.value) : part.value };
}

const either = (parts: readonly FilterForm[]): FilterForm => ({ anyOf: parts.flatMap(({ anyOf }) => anyOf), gaps: parts.flatMap(({ gaps }) => gaps) });

function every(parts: readonly FilterForm[], whole: Expression, unsaid: (part: Expression, why: string) => FilterForm): FilterForm {
  let anyOf: (readonly Filter[])[] = [[]];
  for (const part of parts) {
    anyOf = anyOf.flatMap((left) => part.anyOf.map((right) => [...left, ...right]));
    if (anyOf.length > MOST) return unsaid(whole, 'it has too many alternatives for a filter');
  }
  return { anyOf, gaps: parts.flatMap(({ gaps }) => gaps) };
}

const listOp = (op: CompareOp): CompareOp => (op === 'eq' ? 'in' : op === 'ne' ? 'nin' : op);

function territoryValues({ routing }: Configuration, value: Scalar | readonly Scalar[] | undefined): readonly Scalar[] | undefined {
  if (value === undefined) return undefined;
  const ids = new Set<Scalar>(Array.isArray(value) ? value : [value as Scalar]); // a list was just ruled out, which Array.isArray does not tell of readonly ones
  return routing.territories.filter(({ id }) => ids.has(id)).flatMap(({ values }) => values);
}

/** A property that is known and unknown at once: the branch of what only a person can say. */
const CONTRADICTION: readonly Filter[] = (['IS_KNOWN', 'IS_UNKNOWN'] as const).map((operator) => ({ filterType: 'PROPERTY', property: 'hx_config', operation: { operationType: 'ALL_PROPERTY', operator } }));

/** What every contact has. */
const EVERYBODY: readonly Filter[] = [{ filterType: 'PROPERTY', property: 'createdate', operation: { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' } }];

/** Alternatives in the only shape that the portal's screens can open: OR of AND of filters (hubspot.md §6). */
export function filterBranch(anyOf: FilterForm['anyOf']): JsonValue {
  const branches = anyOf.length === 0 ? [CONTRADICTION] : anyOf.map((all) => (all.length === 0 ? EVERYBODY : all));
  return {
    filterBranchType: 'OR', filterBranchOperator: 'OR', filters: [],
    filterBranches: branches.map((filters) => ({ filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters: [...filters] })),
  };
}

/** Whether a property is known, as a filter. */
export const isKnown = (property: string, known = true): Filter => ({
  filterType: 'PROPERTY', property, operation: { operationType: 'ALL_PROPERTY', operator: known ? 'IS_KNOWN' : 'IS_UNKNOWN' },
});

/** Whether a choice is one of some values, as a filter. */
export const isAnyOf = (property: string, values: readonly string[]): Filter => ({
  filterType: 'PROPERTY', property, operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: [...values], includeObjectsWithNoValueSet: false },
});
