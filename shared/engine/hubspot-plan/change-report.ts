import type { RequestPart } from '../data-request/data-request.ts';
import { objectOf, verbOf } from './operation-kinds.ts';
import type { PushOperation } from './push-operation.ts';

/** What a change report is about, in words; `at` is said by whoever knows the zone. */
export interface ReportHead {
  readonly portal: { readonly id: string; readonly name: string; readonly isRehearsal: boolean };
  readonly fingerprint: string;
  readonly words: string;
  readonly direction: 'push' | 'rollback';
  readonly at: string;
}

/** A change report as pages: what was made, changed, taken away, left, not through, switched on, and what remains by hand, last of all with every click. */
export function changeReport(head: ReportHead, operations: readonly PushOperation[]): { readonly title: string; readonly intro: string; readonly parts: readonly RequestPart[] } {
  const { portal, fingerprint, words, direction, at } = head;
  const isBack = direction === 'rollback';
  const machine = operations.filter((operation) => operation.kind !== 'manual' && operation.group !== 'switchOn');
  const done = (...verbs: string[]) => machine.filter((operation) => operation.status === 'done' && verbs.includes(verbOf(operation)));
  const open = machine.filter(({ status }) => status !== 'done' && status !== 'unchanged');
  const parts = [
    linesPart('What was made', done('create'), (operation) => operation.change),
    linesPart(isBack ? 'What was set back' : 'What was changed', done('update', 'switch'), (operation) => changedFields(operation) || operation.change),
    linesPart('What was taken away', done('remove'), () => 'No longer in the portal'),
    linesPart('What was as agreed already', machine.filter(({ status }) => status === 'unchanged'), () => 'Left as it is'),
    linesPart('What did not go through', open, (operation) => operation.message || 'Not sent yet'),
    linesPart('What was switched on', operations.filter(({ group, status }) => group === 'switchOn' && (status === 'done' || status === 'unchanged')), (operation) => operation.wayBack),
    linesPart('What remains by hand', operations.filter(({ status }) => status === 'byHand'), (operation) => operation.change),
    linesPart('What was done by hand', operations.filter(({ status }) => status === 'ticked'), (operation) => operation.change),
  ];
  const clicks = operations.filter(({ status }) => status === 'byHand').map((operation): RequestPart => ({ title: `By hand: ${operation.title}`, sentences: operation.steps.map((step, i) => `${i + 1}. ${step}`), table: null, note: operation.wayBack }));
  return {
    title: isBack ? 'Push taken back' : 'Change report',
    intro: `${portal.name}, portal ${portal.id}${portal.isRehearsal ? ', the built-in rehearsal portal: no real portal was touched' : ''}. ${isBack ? 'What the push of the agreement' : 'The agreement'} ${fingerprint}, ${words}${isBack ? ' wrote, taken back' : ''}; plan of ${at}.`,
    parts: [...parts.filter((part) => part !== null), ...clicks],
  };
}

const OBJECTS = { propertyGroup: 'Group', property: 'Property', validation: 'Rule', list: 'List', workflow: 'Workflow', score: 'Score', stage: 'Stage', person: 'By hand' } as const;

function linesPart(title: string, operations: readonly PushOperation[], say: (operation: PushOperation) => string): RequestPart | null {
  if (operations.length === 0) return null;
  return { title, sentences: [], table: { heads: ['Kind', 'What', 'How'], rows: operations.map((operation) => [OBJECTS[objectOf(operation)], operation.kind === 'manual' ? operation.title : operation.target, say(operation)]) }, note: '' };
}

const changedFields = ({ fields }: PushOperation): string => fields.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)).map(({ field }) => field).join(', ');
