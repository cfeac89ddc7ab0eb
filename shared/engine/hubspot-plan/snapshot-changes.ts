import { canonicalFilter, isSameJson } from './canonical-filter.ts';
import { propertyAsFields } from './plan-property.ts';
import { scoreAsFields } from './plan-score.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { JsonValue } from './push-operation.ts';
import { validationTarget } from './validation-rules.ts';
import { workflowAsFields } from './workflows/workflow-fields.ts';

type Fields = { readonly [field: string]: JsonValue };

/** What changed in a portal between two readings, a sentence part for each object: "hx_fit (label)", "the list "…" is gone". */
export function snapshotChanges(before: PortalSnapshot, now: PortalSnapshot): string[] {
  return [
    ...changesOf('the group', before.groups, now.groups, ({ name }) => name, ({ label }) => ({ label })),
    ...changesOf('', before.properties, now.properties, ({ name }) => name, propertyAsFields),
    ...changesOf('the list', before.lists, now.lists, ({ name }) => name, ({ listId, processingType, filterBranch }) => ({ number: listId, kind: processingType, filter: canonicalFilter(filterBranch) })),
    ...changesOf('the workflow', before.workflows, now.workflows, ({ id, name }) => `${name}\n${id}`, workflowAsFields),
    ...changesOf('the score', before.scores ?? [], now.scores ?? [], ({ id, name }) => `${name}\n${id}`, scoreAsFields),
    ...changesOf('the stage', before.stages ?? [], now.stages ?? [], ({ label }) => label, ({ id }) => ({ id })),
    ...changesOf('the rule', before.validations, now.validations, validationTarget, ({ ruleArguments }) => ({ value: [...ruleArguments] })),
    ...(before.abilities.workflows === now.abilities.workflows ? [] : [`workflows are ${now.abilities.workflows ? 'open' : 'closed'} now`]),
    ...(before.abilities.validations === now.abilities.validations ? [] : [`rules on values are ${now.abilities.validations ? 'open' : 'closed'} now`]),
  ];
}

/** Objects are found by key, whose first line is their name; one that is new, gone or different gives a part. */
function changesOf<T>(kind: string, before: readonly T[], now: readonly T[], keyOf: (each: T) => string, fieldsOf: (each: T) => Fields): string[] {
  const [old, fresh] = [new Map(before.map((each) => [keyOf(each), each])), new Map(now.map((each) => [keyOf(each), each]))];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const name = `${kind === '' ? '' : `${kind} `}"${key.split('\n')[0] ?? ''}"`;
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was === undefined) return [`${name} is new`];
    if (is === undefined) return [`${name} is gone`];
    const [from, to] = [fieldsOf(was), fieldsOf(is)];
    const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((field) => !isSameJson(from[field] ?? null, to[field] ?? null));
    return fields.length === 0 ? [] : [`${name} (${fields.join(', ')})`];
  });
}
