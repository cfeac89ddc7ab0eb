import { isSameJson } from '../canonical-filter.ts';
import type { PortalPerson } from '../portal-snapshot.ts';
import type { JsonValue } from '../push-operation.ts';
import { listOf } from '../signed-values.ts';
import { actionInWords } from './action-in-words.ts';
import { filterBranch } from './criteria-as-filter.ts';
import { filterInWords } from './filter-in-words.ts';
import type { FlowAction, FlowStep, WantedFlow } from './flow.ts';

type People = readonly PortalPerson[];

/** A workflow as a person builds it on screen: who enters, then step after step, each with the way on which it lies. */
export const stepsAsClicks = ({ enrollment, doesReEnroll, steps }: WantedFlow, people: People): string[] => [
  `Enrol contacts where ${whenInWords(enrollment)}.${doesReEnroll ? ' Let contacts enrol again.' : ''}`,
  ...clicksOf(steps, people, ''),
];

/** Of some actions, each with the way on which it lies, in the order in which a contact meets them. */
export function stepsLeftOut(steps: readonly FlowStep[], left: ReadonlySet<string>, people: People, way = ''): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'action') return left.has(step.typeId) ? [`${way}${actionInFull(step, people)}`] : [];
    return waysOf(step, way).flatMap((each) => stepsLeftOut(each.steps, left, people, each.way));
  });
}

function clicksOf(steps: readonly FlowStep[], people: People, way: string): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'action') return [`${way}${actionInFull(step, people)}.`];
    return [
      `${way}Branch; the first that fits decides.`,
      ...step.branches.map(({ name, filter }) => `${way}To "${name}" if ${whenInWords(filter)}.`),
      `${way}Else to "${step.otherwiseName}".`,
      ...waysOf(step, way).flatMap((each) => clicksOf(each.steps, people, each.way)),
    ];
  });
}

/** A filter that never fits stands for criteria that no filter can say. */
const whenInWords = (filter: JsonValue): string => (isSameJson(filter, filterBranch([])) ? 'it is as said below, which only the screen can express' : filterInWords(filter));

const waysOf = (step: Exclude<FlowStep, FlowAction>, way: string): { readonly steps: readonly FlowStep[]; readonly way: string }[] => [
  ...step.branches.map(({ name, steps }) => ({ steps, way: `${way}"${name}": ` })),
  { steps: step.otherwise, way: `${way}"${step.otherwiseName}": ` },
];

/** A step with everything that a person types or chooses for it; people by their names. */
function actionInFull({ typeId, fields }: FlowAction, people: People): string {
  const words = actionInWords({ actionTypeId: typeId, fields });
  const text = textOf(fields['body']);
  const users = idsOf(fields['user_ids']).map((id) => people.find(({ userId }) => userId === id)?.name ?? `user ${id}`);
  const owner = fields['property_name'] === 'hubspot_owner_id' ? people.find(({ ownerId }) => words.endsWith(` ${ownerId}`)) : undefined;
  const parts = [owner === undefined ? words : `Set the owner to ${owner.name}`, users.length === 0 ? '' : listOf(users), text === '' ? '' : `text: "${text}"`];
  return parts.filter((part) => part !== '').join('; ');
}

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const idsOf = (value: JsonValue | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
