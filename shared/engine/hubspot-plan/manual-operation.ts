import type { PushOperation } from './push-operation.ts';

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
