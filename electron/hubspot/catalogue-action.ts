import type { ActionInputs, PortalAbilities } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { isOurAction } from '../../shared/engine/hubspot-plan/workflows/fit-actions.ts';
import { fieldsIn, isFields, textOf, type PortalFields } from './portal-json.ts';

/** An action of a portal's catalogue, by its number; `inputs` is null where the catalogue names none in a way that can be read. */
export interface CatalogueAction {
  readonly typeId: string;
  readonly inputs: ActionInputs | null;
}

/** One entry of the catalogue. Its inputs are named as in definitions of custom actions, or plainly; both are read (hubspot.md §7: a beta). */
export function catalogueAction(entry: PortalFields): CatalogueAction {
  const inputs = fieldsIn(entry['inputFieldDefinitions']).map(inputOf).filter(({ name }) => name !== '');
  return {
    typeId: textOf(entry['actionTypeId'] ?? entry['id']),
    inputs: inputs.length === 0 ? null : { names: inputs.map(({ name }) => name), required: inputs.filter(({ isRequired }) => isRequired).map(({ name }) => name) },
  };
}

/** What a catalogue says of a portal; one that names no action of ours is written otherwise than known, and says nothing about what is missing. */
export function shownActions(catalogue: readonly CatalogueAction[]): Pick<PortalAbilities, 'actions' | 'actionInputs'> {
  const ours = catalogue.filter(({ typeId }) => isOurAction(typeId));
  if (ours.length === 0) return {};
  const named = ours.flatMap(({ typeId, inputs }) => (inputs === null ? [] : [[typeId, inputs] as const]));
  return { actions: catalogue.map(({ typeId }) => typeId), ...(named.length === 0 ? {} : { actionInputs: Object.fromEntries(named) }) };
}

function inputOf(definition: PortalFields): { readonly name: string; readonly isRequired: boolean } {
  const type = isFields(definition['typeDefinition']) ? definition['typeDefinition'] : {};
  return { name: textOf(definition['name'] ?? type['name']), isRequired: (definition['isRequired'] ?? definition['required']) === true };
}
