import { Hono } from 'hono';
import { notFound, notValid, PortalRefusal } from './portal-refusal.ts';
import { CALCULATIONS, checkFormula, checkProperty, usersOf } from './property-rules.ts';
import { rehearsedObject } from './rehearsed-object.ts';
import type { StoredOption, StoredProperty } from './rehearsal-state.ts';
import { isoTime, readBody, type RoutesContext } from './routes-context.ts';

type Change = Partial<Pick<StoredProperty, 'label' | 'description' | 'groupName' | 'type' | 'fieldType' | 'displayOrder' | 'hidden' | 'formField'>> & {
  readonly options?: readonly (Omit<StoredOption, 'displayOrder'> & { readonly displayOrder?: number })[];
};
type Create = Change & Pick<StoredProperty, 'name' | 'label' | 'groupName' | 'type' | 'fieldType'> & { readonly hasUniqueValue?: boolean };

/** Properties: `/{objectType}`. Must be mounted after the groups, whose paths it would otherwise take. */
export function propertiesRoutes(context: RoutesContext): Hono {
  const { state } = context;
  return new Hono()
    .get('/:objectType', (c) => {
      const isArchived = c.req.query('archived') === 'true';
      const { properties } = rehearsedObject(state, c.req.param('objectType'));
      return c.json({ results: properties.filter((each) => (each.archivedAt !== null) === isArchived).map(present) });
    })
    .post('/:objectType', async (c) => {
      const body = await readBody<Create>(c, 'propertyCreate');
      return c.json(present(createProperty(context, c.req.param('objectType'), body)), 201);
    })
    .get('/:objectType/:name', (c) => {
      const { objectType, name } = c.req.param();
      return c.json(present(findProperty(context, objectType, name, c.req.query('archived') === 'true')));
    })
    .patch('/:objectType/:name', async (c) => {
      const { objectType, name } = c.req.param();
      const body = await readBody<Change>(c, 'propertyUpdate');
      return c.json(present(updateProperty(context, objectType, name, body)));
    })
    .delete('/:objectType/:name', (c) => {
      const { objectType, name } = c.req.param();
      archiveProperty(context, objectType, name);
      return c.body(null, 204);
    });
}

function findProperty({ state }: RoutesContext, objectType: string, name: string, isArchived = false): StoredProperty {
  const { properties } = rehearsedObject(state, objectType);
  const property = properties.find((each) => each.name === name && (each.archivedAt !== null) === isArchived);
  if (property === undefined) throw notFound(`Property ${name}`);
  return property;
}

function createProperty({ state, now }: RoutesContext, objectType: string, { options, ...body }: Create): StoredProperty {
  const object = rehearsedObject(state, objectType);
  const existing = object.properties.find((each) => each.name === body.name);
  if (existing !== undefined && existing.archivedAt === null) {
    throw new PortalRefusal(409, 'OBJECT_ALREADY_EXISTS', `A property named '${body.name}' already exists.`, 'Properties.PROPERTY_WITH_NAME_EXISTS');
  }
  if (existing !== undefined) {
    // Observed on the dated paths: the archived definition comes back and the one sent is ignored (hubspot.md §4).
    existing.archivedAt = null;
    return existing;
  }
  const property: StoredProperty = {
    description: '', displayOrder: -1, hidden: false, formField: false, hasUniqueValue: false, calculated: body.fieldType === 'calculation_equation',
    hubspotDefined: false, readOnlyDefinition: false, readOnlyOptions: false, archivedAt: null,
    ...body,
    options: storedOptions(options ?? []),
    createdAt: now(),
    updatedAt: now(),
  };
  checkProperty(property, object.groups);
  checkFormula(property, object.properties);
  const { calculationLimit = CALCULATIONS } = state;
  if (property.calculated && object.properties.filter((each) => each.calculationFormula !== undefined && each.archivedAt === null).length >= calculationLimit) {
    throw notValid('This account takes no more calculated properties', 'PropertyValidationError.CALCULATED_PROPERTY_LIMIT');
  }
  object.properties.push(property);
  return property;
}

function updateProperty(context: RoutesContext, objectType: string, name: string, { options, ...change }: Change): StoredProperty {
  const property = findProperty(context, objectType, name);
  if (property.readOnlyDefinition && Object.keys(change).length > 0) throw notValid(`The definition of ${name} is read only`, 'PropertyValidationError.READ_ONLY_DEFINITION');
  if (property.readOnlyOptions && options !== undefined) throw notValid(`The options of ${name} are read only`, 'PropertyValidationError.READ_ONLY_OPTIONS');
  // Options are replaced as a whole: what is left out is gone.
  const changed: StoredProperty = { ...property, ...change, options: options === undefined ? property.options : storedOptions(options), updatedAt: context.now() };
  changed.calculated = changed.fieldType === 'calculation_equation' || (property.calculated && property.hubspotDefined);
  const object = rehearsedObject(context.state, objectType);
  checkProperty(changed, object.groups);
  checkFormula(changed, object.properties);
  Object.assign(property, changed);
  if (property.calculationFormula === '') delete property.calculationFormula;
  return property;
}

function archiveProperty(context: RoutesContext, objectType: string, name: string): void {
  const property = findProperty(context, objectType, name);
  if (property.hubspotDefined) throw notValid(`${name} is defined by the portal and cannot be archived`, 'PropertyValidationError.NOT_ARCHIVABLE');
  const users = usersOf(context.state, name);
  if (users.length > 0) throw notValid(`${name} is in use: ${users.join(', ')}`, 'PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE');
  property.archivedAt = context.now();
}

const storedOptions = (options: NonNullable<Change['options']>): StoredOption[] =>
  options.map((option, index) => ({ ...option, displayOrder: option.displayOrder ?? index }));

/** A property as the portal answers with it. */
function present({ readOnlyDefinition, readOnlyOptions, archivedAt, createdAt, updatedAt, updatedBy = '1', ...property }: StoredProperty) {
  return {
    ...property,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
    createdUserId: '1',
    updatedUserId: updatedBy,
    archived: archivedAt !== null,
    ...(archivedAt === null ? {} : { archivedAt: isoTime(archivedAt) }),
    modificationMetadata: { archivable: !property.hubspotDefined, readOnlyDefinition, readOnlyOptions, readOnlyValue: property.calculated },
  };
}
