import { verbOf } from '../../../shared/engine/hubspot-plan/operation-kinds.ts';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { countText, plural } from '../../components/figure-text.ts';

type Status = PushOperation['status'];

/** The groups in the order of the push. */
export const GROUPS = [
  { id: 'properties', name: 'Properties' },
  { id: 'lists', name: 'Lists' },
  { id: 'workflows', name: 'Workflows, created off' },
  { id: 'score', name: 'Score, created as a draft' },
  { id: 'switchOn', name: 'Switch on, each confirmed for itself' },
  { id: 'byHand', name: 'By hand, because HubSpot cannot do it' },
] as const;

const SETTLED: ReadonlySet<Status> = new Set(['done', 'unchanged', 'ticked']);
const SENT: ReadonlySet<Status> = new Set(['sent', 'done', 'failed', 'unknown']);

const UNSETTLED: ReadonlySet<Status> = new Set(['planned', 'sent', 'failed', 'unknown']);

/** Operations that a confirmation would send: all but steps by hand, what is switched on apart, and what is already so. */
export const toSend = (plan: Pick<PushPlan, 'operations'>): PushOperation[] => plan.operations.filter((operation) => isSendable(operation) && UNSETTLED.has(operation.status));

const isSendable = ({ group }: PushOperation): boolean => group !== 'byHand' && group !== 'switchOn';

/** How many of a group are settled. */
export const settledOf = (operations: readonly PushOperation[]): number => operations.filter(({ status }) => SETTLED.has(status)).length;

/** Whether anything was sent to the portal already. */
export const hasBegun = (plan: Pick<PushPlan, 'operations'>): boolean => plan.operations.some(({ status }) => SENT.has(status));

/** The one sentence of the Push screen. */
export function pushFinding(plan: PushPlan | null): string {
  if (plan === null) return 'No plan yet: read the portal first. Nothing is sent by that.';
  const open = toSend(plan).length;
  if (plan.direction === 'rollback') return rollbackFinding(plan, open);
  const stuck = plan.operations.filter(({ status }) => status === 'failed' || status === 'unknown').length;
  const byHand = plan.operations.filter(({ status }) => status === 'byHand').length;
  const portal = plan.portal.isRehearsal ? 'rehearsal portal' : 'portal';
  if (stuck > 0) return `${plural(stuck, 'change')} did not go through; the others stand as they are shown.`;
  if (open > 0 && hasBegun(plan)) return `${countText(open)} of ${plural(sendable(plan), 'change')} still to send.`;
  const rehearsed = plan.rehearsal !== null && plan.rehearsal.failed.length === 0 ? ', all rehearsed' : '';
  if (open > 0) return `${plural(open, 'change')} to the ${portal}${rehearsed}. Nothing has been sent.`;
  if (byHand > 0) return `The ${portal} is as signed, except for ${plural(byHand, 'step')} by hand.`;
  return `The ${portal} is as signed.`;
}

const sendable = (plan: Pick<PushPlan, 'operations'>): number => plan.operations.filter(isSendable).length;

function rollbackFinding(plan: PushPlan, open: number): string {
  const kept = plan.operations.filter(({ status }) => status === 'failed').length;
  if (open - kept > 0) return `${plural(open - kept, 'change')} can be taken back. Nothing has been sent.`;
  if (kept > 0) return `Taken back, except for ${plural(kept, 'change')} that somebody built on since.`;
  return 'Everything that the push wrote is taken back.';
}

const WORDS: Readonly<Record<Status, string>> = {
  planned: 'Planned', sent: 'Sent, not answered', done: 'Done', unchanged: 'Already so', failed: 'Failed', unknown: 'Not known', byHand: 'By hand', ticked: 'Done by hand',
};

const SWITCH_WORDS: Readonly<Partial<Record<Status, string>>> = { planned: 'Off until confirmed', done: 'Switched on', unchanged: 'Is on' };

/** The name of what an operation is about, without the verb that its sign already says. */
export const shortTitle = (title: string): string => /["“]([^"”]+)["”]/.exec(title)?.[1] ?? title;

/** The way back in a few words: what stands before the first bracket or stop. */
export const shortWayBack = (wayBack: string): string => (/^[^(.;]+/.exec(wayBack)?.[0] ?? wayBack).replace(/ in HubSpot/, '').trim();

/** What a status says to people; what is switched on waits for its own confirmation, and what is not taken back was not tried. */
export function statusWord({ status, group, id }: Pick<PushOperation, 'status' | 'group' | 'id'>): string {
  if (status === 'failed' && id.startsWith('undo:')) return 'Stays as it is';
  return group === 'switchOn' ? SWITCH_WORDS[status] ?? WORDS[status] : WORDS[status];
}

/** Whether an operation adds, changes, takes away, finds it so already, or asks for hands. */
export function kindSign({ kind, status }: Pick<PushOperation, 'kind' | 'status'>): '+' | '±' | '−' | '=' | 'M' {
  const verb = verbOf({ kind });
  if (verb === 'byHand') return 'M';
  if (status === 'unchanged') return '=';
  return verb === 'create' ? '+' : verb === 'remove' ? '−' : '±';
}

/** What the detail opens with: the first operation that would change something, else the first. */
export const firstToLookAt = (plan: Pick<PushPlan, 'operations'>): PushOperation | undefined => toSend(plan)[0] ?? plan.operations[0];

/** Whether the portal's id is typed before anything is written: everywhere but in test accounts and on the built-in portal. */
export const needsTyping = ({ portal }: Pick<PushPlan, 'portal'>): boolean => !portal.isRehearsal && portal.accountType !== 'DEVELOPER_TEST' && portal.accountType !== 'SANDBOX';

/** How the rehearsal of a plan went, in a sentence; '' before it. */
export function rehearsalSentence({ rehearsal }: Pick<PushPlan, 'rehearsal'>): string {
  if (rehearsal === null) return '';
  const { done, failed, left } = rehearsal;
  if (failed.length > 0) return `Rehearsed on a copy: ${plural(failed.length, 'change')} did not go through.`;
  return `Rehearsed on a copy: ${plural(done, 'change')} sent, switched on and taken back${left === 0 ? '' : `, ${countText(left)} of them not wholly`}.`;
}
