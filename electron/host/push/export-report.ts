import type { Handler } from '../handler.ts';
import { findPlan } from './present-plan.ts';

export const exportReport: Handler<'push.exportReport'> = async (context, { planId, path }) => {
  const plan = await findPlan(context, planId);
  if (!plan.ok) return plan;
  const { operations, refusal: _refusal, ...head } = plan.value;
  const withStatus = (...statuses: string[]) => operations.filter((operation) => statuses.includes(operation.status));
  const report = {
    kind: 'Baton change report',
    ...head,
    done: withStatus('done'),
    unchanged: withStatus('unchanged'),
    notDone: withStatus('planned', 'sent', 'failed', 'unknown'),
    byHand: withStatus('byHand', 'ticked'),
  };
  return context.files.deliver('change-report.json', new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`), path);
};
