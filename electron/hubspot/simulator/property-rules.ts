import { parseFormula, propertiesOfFormula } from './parse-formula.ts';
import { notValid } from './portal-refusal.ts';
import type { RehearsalState, StoredOption, StoredProperty } from './rehearsal-state.ts';

/** Which form fields a type may be shown with (hubspot.md §4). */
const FIELD_TYPES: { readonly [type: string]: readonly string[] } = {
  string: ['text', 'textarea', 'file', 'html', 'phonenumber', 'calculation_equation'],
  number: ['number', 'calculation_equation'],
  bool: ['booleancheckbox', 'calculation_equation'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox', 'calculation_equation'],
  date: ['date'],
  datetime: ['date'],
};

/** Refuse a property whose parts do not fit together. */
export function checkProperty(property: StoredProperty, groups: readonly { readonly name: string; readonly archived: boolean }[]): void {
  if (!(FIELD_TYPES[property.type] ?? []).includes(property.fieldType)) {
    throw notValid(`Property type ${property.type} does not allow the field type ${property.fieldType}`, 'PropertyValidationError.INVALID_FIELD_TYPE');
  }
  if (!groups.some((group) => group.name === property.groupName && !group.archived)) {
    throw notValid(`Property group ${property.groupName} does not exist`, 'PropertyValidationError.INVALID_GROUP');
  }
  const needsOptions = property.type === 'bool' || (property.type === 'enumeration' && !property.hubspotDefined);
  if (needsOptions && property.options.length === 0) throw notValid(`Property ${property.name} needs options`, 'PropertyValidationError.OPTIONS_REQUIRED');
  checkOptions(property.options);
}

/** How many calculated properties an object takes, where a portal says nothing else. */
export const CALCULATIONS = 100;

/** What a bare name in a formula, and one under a type, may stand for. */
const FORMULA_TYPES = { number: ['number'], string: ['string', 'enumeration'], bool: ['bool'] } as const satisfies Record<string, readonly string[]>;

/** Refuse a calculated property without a formula, or with one that cannot be read or names what is not there; and a formula on any other. */
export function checkFormula(property: StoredProperty, properties: readonly StoredProperty[]): void {
  const isCalculated = property.fieldType === 'calculation_equation';
  if (isCalculated !== ((property.calculationFormula ?? '') !== '')) throw notValid(`Property ${property.name} ${isCalculated ? 'needs a calculationFormula' : 'is not calculated'}`, 'PropertyValidationError.INVALID_CALCULATION');
  if (!isCalculated) return;
  try {
    for (const { name, as } of propertiesOfFormula(parseFormula(property.calculationFormula ?? ''))) {
      const named = properties.find((each) => each.name === name && each.archivedAt === null);
      if (named === undefined || !FORMULA_TYPES[as].some((type) => type === named.type)) throw notValid(`The formula names ${name}, which is no ${as} property of this object`, 'PropertyValidationError.INVALID_CALCULATION');
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw notValid(`The formula cannot be read: ${error.message}`, 'PropertyValidationError.INVALID_CALCULATION');
    throw error;
  }
}

function checkOptions(options: readonly StoredOption[]): void {
  const values = new Set(options.map((option) => option.value));
  const labels = new Set(options.map((option) => option.label.toLowerCase()));
  if (values.size < options.length) throw notValid('Property options must have unique values', 'PropertyValidationError.DUPLICATE_OPTION_VALUE');
  if (labels.size < options.length) throw notValid('Property options must have unique labels', 'PropertyValidationError.DUPLICATE_OPTION_LABEL');
}

/** The lists, workflows and formulas that name a property, which keeps it from being archived. */
export function usersOf(state: RehearsalState, name: string): string[] {
  const lists = state.lists.filter((list) => list.deletedAt === null && propertiesIn(list.filterBranch).includes(name));
  const workflows = state.workflows.filter(({ body }) => propertiesIn(body).includes(name));
  const formulas = (state.objects['contacts']?.properties ?? []).filter(({ archivedAt, calculationFormula = '' }) => archivedAt === null && new RegExp(`\\b${name}\\b`).test(calculationFormula));
  return [...lists, ...workflows, ...formulas].map((user) => user.name);
}

/** The keys under which filters and actions name a property. */
const NAMING = new Set(['property', 'property_name', 'propertyName', 'target_property']);

/** Every property that a filter or an action names. */
export function propertiesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(propertiesIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (NAMING.has(key) && typeof value === 'string' ? [value] : propertiesIn(value)));
}
