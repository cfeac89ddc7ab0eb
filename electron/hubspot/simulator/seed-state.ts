import type { PortalSnapshot } from '../../../shared/engine/hubspot-plan/portal-snapshot.ts';
import { defaultRehearsalState } from './default-state.ts';
import type { RehearsalState, StoredProperty } from './rehearsal-state.ts';

/** A rehearsal portal that stands as a client's portal stood when it was read: its definitions, people and gaps, none of its records. */
export function seedState(snapshot: PortalSnapshot, at: number): RehearsalState {
  const state = defaultRehearsalState();
  const { account, abilities } = snapshot;
  state.portal = { ...state.portal, portalId: Number(account.id) || state.portal.portalId, portalName: account.name, accountType: account.accountType, timeZone: account.timeZone, uiDomain: account.uiDomain };
  state.objects['contacts'] = { groups: [...(state.objects['contacts']?.groups ?? []), ...snapshot.groups.map((group, i) => ({ ...group, displayOrder: 10 + i, archived: false }))], properties: seedProperties(state, snapshot, at) };
  state.lists = snapshot.lists.map((list) => ({ ...list, listVersion: 1, createdAt: at, updatedAt: at, filtersUpdatedAt: at, deletedAt: null }));
  state.nextListId = 1 + Math.max(0, ...state.lists.map(({ listId }) => Number(listId) || 0));
  state.workflows = snapshot.workflows.map(({ id, name, isEnabled, revisionId, body }) => ({ id, name, isEnabled, revisionId, createdAt: at, updatedAt: at, pendingReads: 0, body: { ...body } }));
  state.nextWorkflowId = 1 + Math.max(5000, ...state.workflows.map(({ id }) => Number(id) || 0));
  state.scores = (snapshot.scores ?? []).map(({ id, name, isPublished, body }) => ({ id, name, status: isPublished ? 'published' : 'draft', createdAt: at, updatedAt: at, body: { ...body } }));
  state.nextScoreId = 1 + Math.max(300, ...state.scores.map(({ id }) => Number(id) || 0));
  state.owners = snapshot.people.map(({ ownerId, userId, name }) => ({ ownerId, userId, email: '', firstName: name, lastName: '', archived: false }));
  state.validations = snapshot.validations.map((rule) => ({ ...rule, ruleArguments: [...rule.ruleArguments] }));
  if (abilities.calculations !== undefined) state.calculationLimit = abilities.calculations + snapshot.properties.filter(({ calculationFormula }) => calculationFormula !== undefined).length;
  if (abilities.actions !== undefined) state.actionTypes = [...abilities.actions];
  if (abilities.actionInputs !== undefined) state.actionInputs = abilities.actionInputs;
  state.closed = { ...(abilities.workflows ? {} : { workflows: 'off' }), ...(abilities.validations ? {} : { validations: 'off' }) };
  return state;
}

/** Properties of the handoff as they were read, others by what is known of them, and what every portal has. */
function seedProperties(state: RehearsalState, { properties, fields, groups }: PortalSnapshot, at: number): StoredProperty[] {
  const known = new Set(properties.map(({ name }) => name));
  const given = new Map((state.objects['contacts']?.properties ?? []).map((property) => [property.name, property]));
  const groupNames = new Set([...groups, ...(state.objects['contacts']?.groups ?? [])].map(({ name }) => name));
  const base = { displayOrder: -1, hidden: false, formField: false, hubspotDefined: false, createdAt: at, updatedAt: at, archivedAt: null };
  const whole = properties.map(({ isCalculated, isDefinitionReadOnly, areOptionsReadOnly, options, ...property }): StoredProperty => ({
    ...base, ...property, groupName: groupNames.has(property.groupName) ? property.groupName : 'contactinformation',
    options: options.map((option, displayOrder) => ({ ...option, displayOrder })), calculated: isCalculated, readOnlyDefinition: isDefinitionReadOnly, readOnlyOptions: areOptionsReadOnly,
  }));
  const rest = fields.filter(({ name }) => !known.has(name)).map(({ name, label, type, options }): StoredProperty => ({
    ...base, description: '', groupName: 'contactinformation', fieldType: 'text', hasUniqueValue: false, calculated: false, readOnlyDefinition: true, readOnlyOptions: true,
    ...given.get(name), name, label, type, options: options.map((option, displayOrder) => ({ ...option, displayOrder, hidden: false })),
  }));
  const seen = new Set([...known, ...rest.map(({ name }) => name)]);
  return [...whole, ...rest, ...[...given.values()].filter(({ name }) => !seen.has(name))];
}
