import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { PushChoices, PushPlan } from '../../../shared/contract/areas/push.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { momentText } from '../../components/figure-text.ts';
import { Finding } from '../../components/finding.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { SegmentedControl, type Segment } from '../../components/segmented-control.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { phasePath } from '../../state/phases.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { missingTeams } from '../sign/signing-state.ts';
import { ConfirmPush } from './confirm-push.tsx';
import { FaultMenu } from './fault-menu.tsx';
import { OperationDetail } from './operation-detail.tsx';
import { OperationList } from './operation-list.tsx';
import { PushFooter } from './push-footer.tsx';
import { ConnectPortal } from '../portal/connect-portal.tsx';
import { firstToLookAt, pushFinding, rehearsalSentence, toSend } from './push-state.ts';
import { PushLog } from './push-log.tsx';
import { usePush, type Push } from './use-push.ts';
import { PlanChoices } from './plan-choices.tsx';
import { RotationDifference } from './rotation-difference.tsx';
import { SwitchOn } from './switch-on.tsx';
import { VerifyResult } from './verify-result.tsx';
import { WorkflowView } from './workflow-view.tsx';
import './push.css';

type View = 'plan' | 'graph' | 'log';
const VIEWS = [{ value: 'plan', label: 'Plan' }, { value: 'graph', label: 'Graph' }, { value: 'log', label: 'Log' }] as const satisfies readonly Segment<View>[];

/** Plan, look, confirm, apply, verify, take back: from the signed configuration to the portal, first on the rehearsal portal. */
export function PushScreen(): JSX.Element {
  const agreements = useCall('agreement.listAgreements', {}).data;
  const { proposal } = useProposal();
  const push = usePush();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const connection = useCall('portal.getConnection', {});
  const [view, setView] = useState<View>('plan');
  const { plan, job } = push;
  const signed = agreements?.find((one) => one.status === 'signed' && one.isCurrent) ?? agreements?.find((one) => one.status === 'signed') ?? null;
  if (agreements === undefined || !push.isRead) return <></>;
  if (plan === null && signed === null) return <NothingSigned />;
  const on = connection.data?.keys.read === 'none' && connection.data.keys.write === 'none' ? 'rehearsal' : connection.data === undefined ? 'rehearsal' : 'portal';
  const replan = (choices: PushChoices): void => void (signed !== null && push.makePlan(signed, on, choices));
  const version = `Version ${signed?.version ?? ''} of ${signed?.proposalName ?? proposal?.name ?? ''} is signed.`;
  return (
    <>
      <Finding
        sentence={pushFinding(plan)}
        muted={plan === null ? `${version} The plan reads ${on === 'rehearsal' ? 'the built-in rehearsal portal' : `portal ${connection.data?.account?.id ?? ''}`} and lists every change, field by field.` : `${plan.portal.name}, portal ${plan.portal.id}, read ${momentText(plan.plannedAt, zone)}.${plan.portal.isRehearsal ? ' The built-in rehearsal portal: no real portal is touched.' : ` ${rehearsalSentence(plan)}`}`}
        controls={(
          <>
            {plan !== null && <SegmentedControl label="View" value={view} segments={VIEWS} onChange={setView} />}
            {on === 'rehearsal' && <FaultMenu isUsed={job.isRunning} />}
            <ConnectPortal purpose="read" isPlain />
            {signed !== null && <Button look={plan === null ? 'filled' : 'outline'} isBusy={push.busy === 'plan'} disabled={job.isRunning} onClick={() => replan(plan?.choices ?? {})}>{plan === null ? 'Plan' : plan.direction === 'rollback' ? 'Plan the push' : 'Plan again'}</Button>}
          </>
        )}
      />
      <PushNews push={push} zone={zone} />
      {plan === null && <EmptyState frame="rows" sentence="Planning sends nothing." detail="It compares the portal with the signed configuration and shows what would change, and the way back." />}
      {plan !== null && (view === 'log' ? <PushLog zone={zone} /> : view === 'graph' ? <WorkflowView plan={plan} /> : <PlanBody plan={plan} push={push} onPlan={signed === null ? null : replan} proposalId={agreements.find((one) => one.id === plan.agreementId)?.proposalId ?? null} />)}
      {plan !== null && (
        <PushFooter agreement={agreements.find((one) => one.id === plan.agreementId) ?? null} plan={plan} zone={zone}>
          <PushActions plan={plan} push={push} />
        </PushFooter>
      )}
    </>
  );
}

/** What is going on, what went wrong, and what a look back showed. */
function PushNews({ push, zone }: { readonly push: Push; readonly zone: string }): JSX.Element {
  const { plan, job } = push;
  const isSlow = useIsSlow(push.busy !== null);
  return (
    <>
      {isSlow && <div className="pad"><ProgressBar label={push.busy === 'verify' ? 'Reading the portal back' : 'Reading the portal'} /></div>}
      {job.isRunning && <div className="pad"><ProgressBar label={job.label} done={job.done} total={job.total} onCancel={push.cancel} /></div>}
      {push.error !== null && <div className="pad"><ErrorNote sentence={push.error} safe="What was done stands as the list shows it; nothing is sent twice." /></div>}
      {plan?.refusal != null && plan.refusal !== push.error && <div className="pad"><ErrorNote sentence={plan.refusal} safe="Nothing is sent until it is signed again." /></div>}
      {push.verification !== null && <VerifyResult result={push.verification} zone={zone} isBack={plan?.direction === 'rollback'} />}
    </>
  );
}

function PlanBody({ plan, push, onPlan, proposalId }: { readonly plan: PushPlan; readonly push: Push; readonly onPlan: ((choices: PushChoices) => void) | null; readonly proposalId: string | null }): JSX.Element {
  const [chosen, setChosen] = useState<string | null>(null);
  const operation = plan.operations.find((one) => one.id === chosen) ?? firstToLookAt(plan);
  if (operation === undefined) return <EmptyState frame="rows" sentence="Nothing was written that could be taken back." detail="Plan the push again to see what the portal holds now." />;
  return (
    <div className="push-body">
      <OperationList plan={plan} selected={operation.id} onChoose={setChosen} onTick={(id, isDone) => void push.tick(id, isDone)} />
      <SidePanel label="Operation" width={380}><OperationDetail
        operation={operation} place={plan.operations.indexOf(operation) + 1} of={plan.operations.length}
        ways={onPlan !== null && plan.direction === 'push' && <PlanChoices key={operation.id} operation={operation} choices={plan.choices} isBusy={push.job.isRunning || push.busy !== null} onPlan={onPlan} />}
      >
        {operation.id === 'workflow:route' && proposalId !== null && <RotationDifference proposalId={proposalId} />}
        {operation.group === 'switchOn' && <SwitchOn plan={plan} operation={operation} isRunning={push.job.isRunning} onConfirm={(typed) => void push.apply(typed, [operation.id])} />}
      </OperationDetail></SidePanel>
    </div>
  );
}

function PushActions({ plan, push }: { readonly plan: PushPlan; readonly push: Push }): JSX.Element {
  const { job } = push;
  const keys = useCall('portal.getConnection', {}).data?.keys;
  const needsKey = !plan.portal.isRehearsal && keys?.write === 'none';
  return (
    <>
      {plan.direction === 'push' && !plan.portal.isRehearsal && <Button disabled={job.isRunning} onClick={() => void push.rehearse()}>{plan.rehearsal === null ? 'Rehearse' : 'Rehearse again'}</Button>}
      {plan.direction === 'push' && plan.undoable > 0 && <Button icon="undo" isBusy={push.busy === 'rollback'} disabled={job.isRunning} onClick={() => void push.planRollback()}>Take back…</Button>}
      <MenuButton
        position="top-end" opener={<Button icon="download">Export report</Button>}
        entries={[{ kind: 'action', label: 'As PDF', onChoose: () => void push.exportReport('pdf') }, { kind: 'action', label: 'As JSON, with every field', onChoose: () => void push.exportReport('json') }]}
      />
      <Button isBusy={push.busy === 'verify'} disabled={job.isRunning} onClick={() => void push.verify()}>Verify</Button>
      {needsKey ? <ConnectPortal purpose="write" /> : <ConfirmPush plan={plan} isRunning={job.isRunning} changes={toSend(plan)} onConfirm={(typed) => void push.apply(typed)} />}
    </>
  );
}

function NothingSigned(): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const newest = useCall('agreement.listAgreements', {}).data?.[0];
  const missing = newest === undefined ? [] : missingTeams(newest);
  return (
    <EmptyState
      frame="rows" sentence={newest === undefined ? 'Nothing is signed yet, so there is nothing to push.' : `Version ${newest.version} still waits for ${missing.join(' and ') || 'its signatures'}.`}
      detail="What is signed is what is pushed: freeze the proposal and collect a signature of marketing and one of sales."
      action={<Button look="filled" onClick={() => go(phasePath(workshopId, 'sign'))}>Go to Sign</Button>}
    />
  );
}
