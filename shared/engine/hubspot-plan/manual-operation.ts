import type { PushOperation } from './push-operation.ts';

/** Whether a person may say that it is done: a step by hand, or what a portal refused and can be done with clicks. */
export const isTickable = ({ kind, status, steps }: Pick<PushOperation, 'kind' | 'status' | 'steps'>): boolean =>
  kind === 'manual' || (steps.length > 0 && (status === 'failed' || status === 'ticked'));

/** Something that a portal offers no way to set from outside, or that this version leaves to a person. */
export function manualOperation(step: {
  readonly id: string;
  readonly title: string;
  readonly change: string;
  readonly risk: PushOperation['risk'];
  readonly steps: readonly string[];
  readonly wayBack?: string;
}): PushOperation {
  return {
    id: step.id,
    group: 'byHand',
    kind: 'manual',
    target: step.id.replace('manual:', ''),
    title: step.title,
    change: step.change,
    wayBack: step.wayBack ?? 'Undo the same clicks in HubSpot.',
    risk: step.risk,
    fields: [],
    steps: [...step.steps],
    status: 'byHand',
    message: '',
  };
}
