import type { RequestPart } from './data-request.ts';
import { ENGLISH_VOICE, type Speak, type TextKey } from './texts/speak.ts';
import { objectOf, verbOf } from '../engine/hubspot-plan/operation-kinds.ts';
import type { PushOperation } from '../engine/hubspot-plan/push-operation.ts';

/** What a change report is about, in words; `at` is said by whoever knows the zone. */
export interface ReportHead {
  readonly portal: { readonly id: string; readonly name: string; readonly isRehearsal: boolean };
  readonly fingerprint: string;
  readonly words: string;
  readonly direction: 'push' | 'rollback';
  readonly at: string;
}

/** A change report as pages: what was made, changed, taken away, left, not through, switched on, and what remains by hand, last of all with every click. */
export function changeReport(head: ReportHead, operations: readonly PushOperation[], say: Speak = ENGLISH_VOICE): { readonly title: string; readonly intro: string; readonly parts: readonly RequestPart[] } {
  const { portal, fingerprint: hex, direction, at } = head;
  const isBack = direction === 'rollback';
  const machine = operations.filter((operation) => operation.kind !== 'manual' && operation.group !== 'switchOn');
  const done = (...verbs: string[]) => machine.filter((operation) => operation.status === 'done' && verbs.includes(verbOf(operation)));
  const open = machine.filter(({ status }) => status !== 'done' && status !== 'unchanged' && status !== 'ticked');
  const table = (title: TextKey, lines: readonly PushOperation[], how: (operation: PushOperation) => string): RequestPart | null => linesPart(say, title, lines, how);
  const parts = [
    table('report.made', done('create'), (operation) => operation.change),
    table(isBack ? 'report.setBack' : 'report.changed', done('update', 'switch'), (operation) => changedFields(operation) || operation.change),
    table('report.taken', done('remove'), () => say.words('report.gone')),
    table('report.already', machine.filter(({ status }) => status === 'unchanged'), () => say.words('report.left')),
    table('report.failed', open, (operation) => operation.message || say.words('report.notSent')),
    table('report.switchedOn', operations.filter(({ group, status }) => group === 'switchOn' && (status === 'done' || status === 'unchanged')), (operation) => operation.wayBack),
    table('report.remains', operations.filter(({ status }) => status === 'byHand'), (operation) => operation.change),
    table('report.byHand', operations.filter(({ status }) => status === 'ticked'), (operation) => operation.change),
  ];
  const clicks = operations.filter(({ status }) => status === 'byHand').map((operation): RequestPart => ({ title: say.words('report.clicks', { title: operation.title }), sentences: operation.steps.map((step, i) => `${i + 1}. ${step}`), table: null, note: operation.wayBack }));
  const named = say.words(portal.isRehearsal ? 'report.rehearsal' : 'report.portal', { name: portal.name, id: portal.id });
  return {
    title: say.words(isBack ? 'report.titleBack' : 'report.title'),
    intro: say.words(isBack ? 'report.introBack' : 'report.intro', { portal: named, hex, words: head.words, at }),
    parts: [...parts.filter((part) => part !== null), ...clicks],
  };
}

function linesPart(say: Speak, title: TextKey, operations: readonly PushOperation[], how: (operation: PushOperation) => string): RequestPart | null {
  if (operations.length === 0) return null;
  const rows = operations.map((operation) => [say.words(`object.${objectOf(operation)}`), operation.kind === 'manual' ? operation.title : operation.target, how(operation)]);
  return { title: say.words(title), sentences: [], table: { heads: say.words('report.heads').split(' | '), rows }, note: '' };
}

const changedFields = ({ fields }: PushOperation): string => fields.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)).map(({ field }) => field).join(', ');
