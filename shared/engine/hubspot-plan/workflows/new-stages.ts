import { isSameStage } from '../plan-stages.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import type { JsonValue, PushOperation } from '../push-operation.ts';
import { canonicalFlow } from './workflow-fields.ts';

/** What a workflow shows for a stage that the push itself makes, since the portal numbers it only then. */
const wordsFor = (label: string): string => `the new stage “${label}”`;
const WORDS = /the new stage “([^”]+)”/g;

/** The portal as its workflows will find it: with the stages that the operations before them make. */
export function withNewStages(snapshot: PortalSnapshot, operations: readonly PushOperation[]): PortalSnapshot {
  const made = operations.filter(({ kind }) => kind === 'createStage').map(({ target }) => ({ value: wordsFor(target), label: target }));
  if (made.length === 0) return snapshot;
  return { ...snapshot, fields: snapshot.fields.map((field) => (field.name === 'lifecyclestage' ? { ...field, options: [...field.options, ...made] } : field)) };
}

/** The new stages that an operation names and whose numbers are not known yet. */
export const stagesNamed = (operation: PushOperation): string[] => [...new Set(operation.fields.flatMap(({ after }) => [...JSON.stringify(after).matchAll(WORDS)].map(([, label = '']) => label)))];

/** The operation with the portal's numbers for the new stages that it names; `missing` is one that is not in the portal. */
export function withStageNumbers(operation: PushOperation, snapshot: PortalSnapshot): { readonly operation: PushOperation } | { readonly missing: string } {
  const numbers = new Map<string, string>();
  for (const label of stagesNamed(operation)) {
    const number = numberOf(label, snapshot);
    if (number === undefined) return { missing: label };
    numbers.set(label, number);
  }
  if (numbers.size === 0) return { operation };
  const numbered = (value: JsonValue): JsonValue => JSON.parse(JSON.stringify(value).replace(WORDS, (words, label: string) => numbers.get(label) ?? words)) as JsonValue; // what JSON.parse returns
  // Lists without an order are sorted by their text, which the number changes.
  return { operation: { ...operation, fields: operation.fields.map((field) => ({ ...field, after: canonicalFlow(numbered(field.after)) })) } };
}

function numberOf(label: string, { fields, stages }: PortalSnapshot): string | undefined {
  const option = fields.find(({ name }) => name === 'lifecyclestage')?.options.find((each) => isSameStage(each.label, label));
  return option?.value ?? stages?.find((each) => isSameStage(each.label, label))?.id;
}
