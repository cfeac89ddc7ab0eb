import { Ajv, type ValidateFunction } from 'ajv';

const option = {
  type: 'object',
  required: ['value', 'label', 'hidden'],
  properties: {
    value: { type: 'string', minLength: 1 },
    label: { type: 'string', minLength: 1 },
    hidden: { type: 'boolean' },
    displayOrder: { type: 'integer' },
    description: { type: 'string' },
  },
} as const;

const TYPES = ['string', 'number', 'bool', 'enumeration', 'date', 'datetime'] as const;
const FIELD_TYPES = ['text', 'textarea', 'number', 'booleancheckbox', 'select', 'radio', 'checkbox', 'date', 'file', 'html', 'phonenumber', 'calculation_equation'] as const;

const changeable = {
  label: { type: 'string', minLength: 1 },
  description: { type: 'string' },
  groupName: { type: 'string', minLength: 1 },
  type: { enum: TYPES },
  fieldType: { enum: FIELD_TYPES },
  displayOrder: { type: 'integer' },
  hidden: { type: 'boolean' },
  formField: { type: 'boolean' },
  calculationFormula: { type: 'string' },
  options: { type: 'array', items: option },
} as const;

const branch = {
  $id: 'branch',
  type: 'object',
  required: ['filterBranchType', 'filterBranchOperator', 'filterBranches', 'filters'],
  properties: {
    filterBranchType: { enum: ['OR', 'AND'] },
    filterBranchOperator: { enum: ['OR', 'AND'] },
    filterBranches: { type: 'array', items: { $ref: 'branch' } },
    filters: {
      type: 'array',
      items: {
        type: 'object',
        required: ['filterType', 'property', 'operation'],
        properties: {
          filterType: { const: 'PROPERTY' },
          property: { type: 'string' },
          operation: { type: 'object', required: ['operationType', 'operator'] },
        },
      },
    },
  },
} as const;

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(branch);

/** What the portal demands of each kind of request body; schemas of our own, after hubspot.md §4 and §6. */
export const REQUEST_SCHEMAS = {
  groupCreate: ajv.compile({
    type: 'object',
    required: ['name', 'label'],
    properties: { name: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, label: { type: 'string', minLength: 1 }, displayOrder: { type: 'integer' } },
  }),
  groupUpdate: ajv.compile({ type: 'object', properties: { label: { type: 'string', minLength: 1 }, displayOrder: { type: 'integer' } } }),
  propertyCreate: ajv.compile({
    type: 'object',
    required: ['name', 'label', 'type', 'fieldType', 'groupName'],
    properties: { ...changeable, name: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }, hasUniqueValue: { type: 'boolean' }, externalOptions: { type: 'boolean' } },
  }),
  propertyUpdate: ajv.compile({ type: 'object', properties: changeable }),
  listCreate: ajv.compile({
    type: 'object',
    required: ['name', 'objectTypeId', 'processingType'],
    properties: {
      name: { type: 'string', minLength: 1 },
      objectTypeId: { type: 'string' },
      processingType: { enum: ['DYNAMIC', 'MANUAL', 'SNAPSHOT'] },
      filterBranch: { $ref: 'branch' },
    },
  }),
  listFilterUpdate: ajv.compile({ type: 'object', required: ['filterBranch'], properties: { filterBranch: { $ref: 'branch' } } }),
  flowWrite: ajv.compile({
    type: 'object',
    required: ['name', 'type', 'flowType', 'isEnabled', 'objectTypeId', 'actions'],
    properties: {
      name: { type: 'string', minLength: 1 },
      type: { enum: ['CONTACT_FLOW', 'PLATFORM_FLOW'] },
      flowType: { const: 'WORKFLOW' },
      isEnabled: { type: 'boolean' },
      objectTypeId: { type: 'string' },
      revisionId: { type: 'string' },
      startActionId: { type: 'string' },
      actions: { type: 'array', items: { type: 'object', required: ['actionId', 'type'], properties: { actionId: { type: 'string' }, type: { enum: ['SINGLE_CONNECTION', 'LIST_BRANCH', 'STATIC_BRANCH'] } } } },
      enrollmentCriteria: { type: 'object', properties: { type: { enum: ['LIST_BASED', 'EVENT_BASED', 'MANUAL', 'DATASET'] }, listFilterBranch: { $ref: 'branch' } } },
    },
  }),
  scoreCreate: ajv.compile({
    type: 'object',
    required: ['name', 'objectTypeId', 'allowedGroupTypes', 'groupConfigs'],
    properties: {
      name: { type: 'string', minLength: 1 },
      objectTypeId: { type: 'string' },
      allowedGroupTypes: { type: 'array', minItems: 1, items: { enum: ['FIT', 'INTENT'] } },
      maxScorePerCategory: { type: 'number' },
      groupConfigs: {
        type: 'array',
        items: {
          type: 'object',
          required: ['groupCategory', 'groupName', 'ruleConfigurations'],
          properties: {
            groupCategory: { enum: ['FIT', 'INTENT'] },
            groupName: { type: 'string', minLength: 1 },
            ruleConfigurations: { type: 'array', minItems: 1, items: { type: 'object', required: ['enabled', 'configuration'] } },
          },
        },
      },
    },
  }),
  scoreDraft: ajv.compile({
    type: 'object',
    required: ['name', 'groupConfigs'],
    properties: {
      name: { type: 'string', minLength: 1 },
      groupConfigs: { type: 'array', items: { type: 'object', required: ['id', 'groupCategory', 'groupName', 'ruleConfigurations'], properties: { ruleConfigurations: { type: 'array', minItems: 1, items: { type: 'object', required: ['id', 'enabled', 'configuration'] } } } } },
    },
  }),
  stageCreate: ajv.compile({
    type: 'object',
    required: ['label', 'displayOrder', 'metadata'],
    properties: { label: { type: 'string', minLength: 1 }, displayOrder: { type: 'integer' }, metadata: { type: 'object' } },
  }),
  recordSearch: ajv.compile({ type: 'object', properties: { filterGroups: { type: 'array', items: { type: 'object', required: ['filters'] } }, limit: { type: 'integer' }, properties: { type: 'array', items: { type: 'string' } } } }),
  batchRead: ajv.compile({ type: 'object', required: ['inputs'], properties: { inputs: { type: 'array', items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } } } }),
  batchCreate: ajv.compile({ type: 'object', required: ['inputs'], properties: { inputs: { type: 'array', items: { type: 'object', required: ['properties'] } } } }),
  recordWrite: ajv.compile({ type: 'object', required: ['properties'], properties: { properties: { type: 'object' } } }),
  validationWrite: ajv.compile({ type: 'object', required: ['ruleArguments'], properties: { ruleArguments: { type: 'array', items: { type: 'string' } } } }),
  listSearch: ajv.compile({ type: 'object', properties: { query: { type: 'string' }, count: { type: 'integer' }, offset: { type: 'integer' } } }),
} as const;

/** The name of a request schema. */
export type RequestSchema = keyof typeof REQUEST_SCHEMAS;

/** What is wrong with a body; null when nothing is. */
export function bodyFault(schema: RequestSchema, body: unknown): string | null {
  const validate: ValidateFunction = REQUEST_SCHEMAS[schema];
  if (validate(body)) return null;
  return (validate.errors ?? []).map((error) => `${error.instancePath || 'body'} ${error.message ?? 'is not valid'}`).join('; ');
}
