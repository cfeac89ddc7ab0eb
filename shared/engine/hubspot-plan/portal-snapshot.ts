import { canonicalFilter } from './canonical-filter.ts';
import type { JsonValue } from './push-operation.ts';
import { canonicalFlow } from './workflows/workflow-fields.ts';

/** One choice of an enumeration, in the order shown to people. */
export interface PortalOption {
  readonly value: string;
  readonly label: string;
  readonly hidden: boolean;
  readonly description: string;
}

/** A contact property as far as a push compares it (hubspot.md §4). */
export interface PortalProperty {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly groupName: string;
  readonly type: string;
  readonly fieldType: string;
  readonly options: readonly PortalOption[];
  readonly isCalculated: boolean;
  readonly hasUniqueValue: boolean;
  readonly isDefinitionReadOnly: boolean;
  readonly areOptionsReadOnly: boolean;
  /** What the portal computes it by; absent where it is not calculated. */
  readonly calculationFormula?: string;
  /** When the definition was last changed and by whom; absent where the portal does not say. No part of the comparison. */
  readonly changed?: PortalChange;
}

/** The last change of an object: an instant as the portal writes it, and the user's number; '' where it says neither. */
export interface PortalChange {
  readonly at: string;
  readonly userId: string;
}

/** A segment of contacts with its filter, as read back (hubspot.md §6). */
export interface PortalList {
  readonly listId: string;
  readonly name: string;
  readonly objectTypeId: string;
  readonly processingType: string;
  readonly filterBranch: JsonValue;
  readonly changed?: PortalChange;
}

/** A contact workflow with everything that a full replacement must send again (hubspot.md §7). */
export interface PortalWorkflow {
  readonly id: string;
  readonly name: string;
  readonly revisionId: string;
  readonly isEnabled: boolean;
  readonly body: { readonly [key: string]: JsonValue };
  readonly changed?: PortalChange;
}

/** A lead score: its draft in `body`, and whether one of it is live (hubspot.md §8). */
export interface PortalScore {
  readonly id: string;
  readonly name: string;
  readonly isPublished: boolean;
  readonly body: { readonly [key: string]: JsonValue };
}

/** A rule that the portal enforces on writes of a property. */
export interface PortalValidation {
  readonly property: string;
  readonly ruleType: string;
  readonly ruleArguments: readonly string[];
}

/** Somebody who can own contacts. Owner ids and user ids are different numbers (hubspot.md §9). */
export interface PortalPerson {
  readonly ownerId: string;
  readonly userId: string;
  readonly name: string;
}

/** What criteria need to know of any contact property. */
export interface PortalField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly options: readonly Pick<PortalOption, 'value' | 'label'>[];
}

/** What this portal with this key lets a push do; what it does not becomes steps by hand. */
export interface PortalAbilities {
  readonly workflows: boolean;
  readonly validations: boolean;
  /** How many more calculated properties it takes; absent where it was not asked, or does not say. */
  readonly calculations?: number;
  /** The actions that its workflows take over the interface, by number; absent where it was not asked, or shows no catalogue. */
  readonly actions?: readonly string[];
  /** What those of our actions ask for whose inputs the catalogue names, by number. */
  readonly actionInputs?: Readonly<Record<string, ActionInputs>>;
}

/** The inputs of an action, by name: all that it takes, and those without which it is refused. */
export interface ActionInputs {
  readonly names: readonly string[];
  readonly required: readonly string[];
}

/** Which portal answered. */
export interface PortalAccount {
  readonly id: string;
  readonly name: string;
  readonly accountType: string;
  readonly timeZone: string;
  readonly uiDomain: string;
}

/**
 * What a portal holds of the objects that a push may touch: handoff groups and properties, lead status, tier lists, handoff
 * workflows, rules on the score. `people` and `fields` only help to say criteria and owners, and are no part of its hash.
 */
export interface PortalSnapshot {
  readonly account: PortalAccount;
  readonly groups: readonly { readonly name: string; readonly label: string }[];
  readonly properties: readonly PortalProperty[];
  readonly lists: readonly PortalList[];
  readonly workflows: readonly PortalWorkflow[];
  readonly validations: readonly PortalValidation[];
  /** Lists that earlier pushes made and that are gone, with the numbers under which they can be restored; known from the journal. */
  readonly earlierLists?: readonly { readonly name: string; readonly listId: string }[];
  /** Scores of the handoff's name; absent where none was asked for, and where the portal or the key lacks the beta. */
  readonly scores?: readonly PortalScore[];
  /** The life cycle stages where they may be added to; absent where nobody asked, and where the portal does not show them as a pipeline. */
  readonly stages?: readonly { readonly id: string; readonly label: string; readonly displayOrder: number }[];
  readonly people: readonly PortalPerson[];
  readonly fields: readonly PortalField[];
  readonly abilities: PortalAbilities;
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * The snapshot as plain JSON whose canonical text is equal exactly when nothing that a push compares differs: sorted,
 * filters canonical, list ids kept (a list deleted and made again is a change). The caller hashes it.
 */
export function canonicalSnapshot(snapshot: PortalSnapshot): JsonValue {
  return {
    portal: snapshot.account.id,
    groups: [...snapshot.groups].sort(byName).map(({ name, label }) => ({ name, label })),
    properties: [...snapshot.properties].sort(byName).map(({ changed: _changed, ...property }) => ({
      ...property,
      options: property.options.map((option) => ({ ...option })),
    })),
    lists: [...snapshot.lists].sort(byName).map(({ changed: _changed, ...list }) => ({ ...list, filterBranch: canonicalFilter(list.filterBranch) })),
    workflows: [...snapshot.workflows].sort(byName).map(({ id, name, isEnabled, body }) => ({ id, name, isEnabled, body: canonicalFlow({ ...body }) })),
    validations: snapshot.validations.map(({ property, ruleType, ruleArguments }) => ({ property, ruleType, ruleArguments: [...ruleArguments] })),
    ...(snapshot.scores === undefined ? {} : { scores: snapshot.scores.map(({ id, name, isPublished, body }) => ({ id, name, isPublished, body: { ...body } })) }),
    ...(snapshot.stages === undefined ? {} : { stages: snapshot.stages.map((stage) => ({ ...stage })) }),
    // How many calculated properties are left changes with the push itself.
    abilities: { workflows: snapshot.abilities.workflows, validations: snapshot.abilities.validations },
  };
}
