import { useState } from 'react';
import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import type { PushChoices, PushPlan } from '../../../shared/contract/areas/push.ts';
import { useHost } from '../../host/host-context.tsx';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { useJob, type JobState } from '../../state/use-job.ts';
import type { Verification } from './verify-result.tsx';

export interface Push {
  readonly plan: PushPlan | null;
  readonly isRead: boolean;
  readonly job: JobState;
  readonly busy: 'plan' | 'rollback' | 'verify' | null;
  readonly error: string | null;
  readonly verification: Verification | null;
  readonly makePlan: (agreement: Agreement, on: 'rehearsal' | 'portal', choices: PushChoices) => Promise<void>;
  /** The whole push on a copy of the portal as it was read. */
  readonly rehearse: () => Promise<void>;
  /** The way back of the last push, as a plan of its own. */
  readonly planRollback: () => Promise<void>;
  /** Sends what the plan holds; with ids of things to switch on, only those. The id is what a person typed. */
  readonly apply: (confirmedPortalId?: string, switchOn?: readonly string[]) => Promise<void>;
  readonly cancel: () => void;
  readonly verify: () => Promise<void>;
  readonly tick: (operationId: string, isDone: boolean) => Promise<void>;
  readonly exportReport: (format: 'json' | 'pdf') => Promise<void>;
}

/** The plan and everything that can be done with it; every answer replaces the plan that is shown. */
export function usePush(): Push {
  const host = useHost();
  const send = useSend();
  const put = usePut();
  const { job, run, cancel } = useJob();
  const query = useCall('push.getPlan', {});
  const plan = query.data ?? null;
  const [busy, setBusy] = useState<Push['busy']>(null);
  const [error, setError] = useState<string | null>(null);
  const [verification, setVerification] = useState<Verification | null>(null);
  const take = (reply: { readonly ok: true; readonly value: PushPlan } | { readonly ok: false; readonly error: { readonly message: string } }): void => {
    setBusy(null);
    setError(reply.ok ? null : reply.error.message);
    if (reply.ok) put('push.getPlan', {}, reply.value);
    else void query.refetch();
  };
  return {
    plan, job, busy, verification, cancel,
    isRead: query.data !== undefined || query.error !== null,
    error: error ?? query.error?.message ?? null,
    makePlan: async (agreement, on, choices) => {
      setBusy('plan');
      setVerification(null);
      take(await send('push.planPush', { agreementId: agreement.id, on, ...choices }));
    },
    rehearse: async () => {
      if (plan !== null) take(await run('push.rehearsePlan', { planId: plan.id }, 'Rehearsing'));
    },
    planRollback: async () => {
      if (plan === null) return;
      setBusy('rollback');
      setVerification(null);
      take(await send('push.planRollback', { planId: plan.id }));
    },
    apply: async (confirmedPortalId, switchOn) => {
      if (plan === null) return;
      setVerification(null);
      take(await run('push.applyPlan', { planId: plan.id, ...(confirmedPortalId === undefined ? {} : { confirmedPortalId }), ...(switchOn === undefined ? {} : { switchOn: [...switchOn] }) }, 'Changing the portal'));
    },
    verify: async () => {
      if (plan === null) return;
      setBusy('verify');
      const reply = await send('push.verifyPush', { planId: plan.id });
      setBusy(null);
      setError(reply.ok ? null : reply.error.message);
      if (reply.ok) setVerification(reply.value);
    },
    tick: async (operationId, isDone) => {
      if (plan !== null) take(await send('push.tickStep', { planId: plan.id, operationId, isDone }));
    },
    exportReport: async (format) => {
      if (plan === null) return;
      const path = await choosePath(host, 'Save the change report', `change-report.${format}`);
      if (path === null) return;
      const reply = await send('push.exportReport', { planId: plan.id, format, ...(path === undefined ? {} : { path }) });
      if (!reply.ok) return setError(reply.error.message);
      await saveFile(host, reply.value);
    },
  };
}
