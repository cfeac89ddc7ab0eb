import { isSameJson } from './canonical-filter.ts';
import type { WantedScore } from './compile-score.ts';
import { manualOperation } from './manual-operation.ts';
import type { PortalScore } from './portal-snapshot.ts';
import { scoreInWords } from './score-in-words.ts';
import type { JsonValue, PushField, PushOperation } from './push-operation.ts';
import { canonicalFlow } from './workflows/workflow-fields.ts';

/** The attributes of a score that a push sets and compares, in the order shown. */
export const SCORE_FIELDS = ['objectTypeId', 'allowedGroupTypes', 'maxScorePerCategory', 'groupConfigs', 'isPublished'] as const;

/** The compared attributes of a score as the portal holds them; the portal's own numbers of groups and rules are left out. */
export const scoreAsFields = ({ body, isPublished }: Pick<PortalScore, 'body' | 'isPublished'>): { [field: string]: JsonValue } => ({
  objectTypeId: body['objectTypeId'] ?? null,
  allowedGroupTypes: body['allowedGroupTypes'] ?? null,
  maxScorePerCategory: body['maxScorePerCategory'] ?? null,
  groupConfigs: canonicalFlow(withoutIds(body['groupConfigs'] ?? null), 'groupConfigs'),
  isPublished,
});

/** Whether two definitions of a score say the same, whatever the portal numbered them. */
export const isSameScore = (a: PortalScore['body'], b: PortalScore['body']): boolean => isSameJson(scoreAsFields({ body: a, isPublished: false }), scoreAsFields({ body: b, isPublished: false }));

function withoutIds(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'id').map(([key, inner]) => [key, withoutIds(inner)]));
}

/** Draft a score, change the draft of one that differs, leave one that is as agreed, or refuse. What is published stays live until it is published again. */
export function planScore(wanted: WantedScore, existing: readonly PortalScore[]): PushOperation {
  const [found] = existing;
  const after = scoreAsFields({ body: wanted.fields, isPublished: false });
  const before = found === undefined ? {} : scoreAsFields(found);
  const fields: PushField[] = SCORE_FIELDS.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
  const base: PushOperation = {
    id: 'score:draft', group: 'score', kind: 'createScore', target: wanted.name,
    title: `Draft the score "${wanted.name}"`, change: 'A draft that scores nobody until it is published',
    wayBack: 'Delete the draft; a published score is switched off first.', risk: 'medium', fields, steps: [], status: 'planned', message: '',
  };
  const steps = [
    `In HubSpot open Marketing, Lead scoring, and create or open "${wanted.name}".`,
    ...scoreInWords(after['groupConfigs'] ?? null).split('\n'),
    'Leave it a draft, tick it here, then apply again.',
  ];
  const conflict = scoreConflict(wanted.name, existing);
  if (conflict !== null) return { ...base, status: 'failed', change: 'Cannot be drafted', message: conflict };
  if (found === undefined) return { ...base, steps };
  const isSame = fields.every(({ field, before: was, after: will }) => field === 'isPublished' || isSameJson(was, will));
  if (!isSame) {
    return {
      ...base, steps, kind: 'updateScore', title: `Change the draft of "${wanted.name}"`, risk: 'high', wayBack: 'Set the draft back to the one shown under "before".',
      change: found.isPublished ? 'Replaces the draft; what is published goes on scoring until the draft is published' : 'Replaces the draft; nobody is scored by it',
    };
  }
  return { ...base, status: 'unchanged', change: found.isPublished ? 'Already as agreed, and published' : 'Already drafted as agreed', risk: 'low', fields: fields.map((each) => (each.field === 'isPublished' ? { ...each, after: each.before } : each)) };
}

/** Why scores of this name cannot be told apart; null when there is at most one. */
export function scoreConflict(name: string, scores: readonly PortalScore[]): string | null {
  const count = scores.filter((score) => score.name === name).length;
  return count < 2 ? null : `This portal has ${count} scores named "${name}". Rename or delete all but one in HubSpot, then plan again.`;
}

/** Publishing the draft, which nobody does by confirming a plan: from then on the portal evaluates every contact. */
export function planPublish({ name, gaps }: WantedScore, existing: PortalScore | undefined): PushOperation {
  const isOn = existing?.isPublished === true;
  const unfinished = gaps.length === 0 ? '' : '; finish the draft by hand first';
  return {
    id: 'switchOn:score', group: 'switchOn', kind: 'publishScore', target: name,
    title: `Publish "${name}"`, change: isOn ? 'Is published' : `From then on HubSpot scores every contact${unfinished}`,
    wayBack: 'Switch the score off; values that it wrote stay.', risk: 'high',
    fields: [{ field: 'isPublished', before: isOn, after: true }], steps: [], status: isOn ? 'unchanged' : 'planned', message: '',
  };
}

/** What the draft does not hold, and how its values reach the handoff's own properties. */
export function finishScore({ name, gaps }: WantedScore): PushOperation {
  return manualOperation({
    id: 'manual:finish-score',
    title: `Finish "${name}"`,
    change: gaps.length === 0 ? 'Its values go into the handoff properties' : `${gaps.length} ${gaps.length === 1 ? 'thing' : 'things'} that the draft cannot hold`,
    risk: 'high',
    steps: [
      `In HubSpot open Marketing, Lead scoring, "${name}".`,
      ...gaps,
      'Have the draft read by one person of marketing and one of sales, then publish it.',
      'Copy its three values into "Handoff score", "Handoff fit" and "Handoff engagement" with a workflow that runs when they change.',
    ],
    wayBack: 'Take the same things out again; a published score is deactivated in HubSpot.',
  });
}
