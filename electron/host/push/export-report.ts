import { changeReport } from '../../../shared/format/change-report.ts';
import { ENGLISH_VOICE } from '../../../shared/format/texts/speak.ts';
import { formatDateTime } from '../../../shared/format/format-date.ts';
import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { findPlan } from './present-plan.ts';

export const exportReport: Handler<'push.exportReport'> = async (context, { planId, format, paper, path }) => {
  const plan = await findPlan(context, planId);
  if (!plan.ok) return plan;
  if (format === 'json') return context.files.deliver('change-report.json', new TextEncoder().encode(`${JSON.stringify(jsonReport(plan.value), null, 2)}\n`), path);
  const { operations, ...head } = plan.value;
  const pages = changeReport({ ...head, at: await momentOf(context, head.plannedAt) }, operations);
  const made = await context.documents.renderPages({ ...pages, subject: ENGLISH_VOICE.words('report.subject'), createdAt: head.plannedAt, paper });
  return made.ok ? context.files.deliver('change-report.pdf', made.value.bytes, path) : made;
};

function jsonReport({ operations, refusal: _refusal, ...head }: PushPlan) {
  const withStatus = (...statuses: string[]) => operations.filter((operation) => statuses.includes(operation.status));
  return {
    kind: 'Baton change report',
    ...head,
    done: withStatus('done'),
    unchanged: withStatus('unchanged'),
    notDone: withStatus('planned', 'sent', 'failed', 'unknown'),
    byHand: withStatus('byHand', 'ticked'),
  };
}

/** An instant on the client's wall. */
async function momentOf(context: WorkshopContext, at: number): Promise<string> {
  const { zone } = (await readWorkshop(context.database)).workshop;
  const table = context.zones.tablesFor([zone], at, at).get(zone);
  return table === undefined ? new Date(at).toISOString() : `${formatDateTime(at, table)} (${zone})`;
}
