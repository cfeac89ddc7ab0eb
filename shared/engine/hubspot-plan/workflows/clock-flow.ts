import type { Configuration, ResponseTarget } from '../../model/configuration.ts';
import { eventMatchInWords } from '../../agreement/expression-in-words.ts';
import { tierName } from '../configuration-names.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { budgetInWords, listOf } from '../signed-values.ts';
import { filterBranch, isAnyOf, isKnown } from './criteria-as-filter.ts';
import { enrolInSequence, notify, ownersTask, setValue, wait, type FlowStep, type WantedFlow } from './flow.ts';
import { personOf } from './portal-words.ts';

/** What the portal itself notes as the owner's first engagement (hubspot.md §11). */
export const FIRST_ENGAGEMENT = 'hs_sa_first_engagement_date';

/** The response clock: a task with the context for the owner, then the time of the tier, then met or breached. */
export function clockFlow(configuration: Configuration, portal: PortalSnapshot, sequenceId: string | null): WantedFlow | null {
  const { sla } = configuration;
  if (sla.targets.length === 0) return null;
  const manager = personOf(portal, { extId: '', name: sla.salesOwner });
  const touches = sla.touches.map((touch) => eventMatchInWords(touch));
  return {
    key: 'clock',
    name: 'Handoff clock (Baton)',
    description: 'Tells the owner, waits for the time of the tier, then writes down whether a first touch was logged.',
    enrollment: filterBranch([[isKnown('hx_assigned_at')]]),
    doesReEnroll: true,
    steps: [{
      kind: 'branch',
      branches: sla.targets.map((target) => ({
        name: `${tierName(configuration, target.tierId)}: ${budgetInWords(target)}`,
        filter: filterBranch([[isAnyOf('hx_tier', [target.tierId])]]),
        steps: clockSteps(target, sequenceId, manager?.userId ?? null),
      })),
      otherwiseName: 'No tier',
      otherwise: [setValue('hx_sla_state', 'pending')],
    }],
    gaps: [
      ...(manager === undefined ? [`Send the e-mail about a breach to ${sla.salesOwner === '' ? 'whoever answers for sales' : sla.salesOwner}, who has no user of this name in the portal: add it behind "Handoff SLA breached".`] : []),
      ...(sla.targets.some(({ clock }) => clock === 'business') ? ['Give it time windows equal to the business hours: the waiting of a workflow runs through the night.'] : []),
      `HubSpot takes its own "first engagement" for the touch. Agreed is: ${touches.length === 0 ? 'nothing' : listOf(touches, 'or')}. Whatever else it counts makes the portal kinder than the agreement.`,
      'A workflow cannot add hours to a date, so "Handoff first touch due" stays empty; the task carries the due time.',
      `Attempts: ${sla.attempts.n} within ${sla.attempts.withinDays} days; sales accepts or rejects within ${sla.acceptanceDays} days. Both are looked at in the dashboard.`,
    ],
  };
}

function clockSteps(target: ResponseTarget, sequenceId: string | null, managerId: string | null): FlowStep[] {
  const due = budgetInWords(target);
  const breached: FlowStep[] = [setValue('hx_sla_breached', 'true'), setValue('hx_sla_state', 'breached')];
  return [
    ownersTask(`First touch within ${due}`, 'Why now: {{ enrolled_object.hx_context }} Score: {{ enrolled_object.hx_score }}, tier: {{ enrolled_object.hx_tier }}', target.budgetMinutes),
    notify(`A lead is yours: first touch within ${due}`, 'Open the contact: the handoff context says what it read, asked for and wants.', { isToOwner: true }),
    ...(sequenceId === null ? [] : [enrolInSequence(sequenceId)]),
    wait(target.budgetMinutes),
    {
      kind: 'branch',
      branches: [{
        name: 'No logged touch',
        filter: filterBranch([[isKnown(FIRST_ENGAGEMENT, false)]]),
        steps: managerId === null ? breached : [...breached, notify('A lead waited too long', 'No first touch was logged in the agreed time.', { userIds: [managerId] })],
      }],
      otherwiseName: 'Touched',
      otherwise: [setValue('hx_sla_state', 'met')],
    },
  ];
}
