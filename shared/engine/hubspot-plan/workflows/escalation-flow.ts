import type { Configuration, EscalationStep, ResponseTarget } from '../../model/configuration.ts';
import { tierName } from '../configuration-names.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { shareInWords } from '../signed-values.ts';
import { FIRST_ENGAGEMENT } from './clock-flow.ts';
import { filterBranch, isAnyOf, isKnown } from './criteria-as-filter.ts';
import { notify, setValue, wait, type FlowStep, type WantedFlow } from './flow.ts';
import { personOf } from './portal-words.ts';

/** The signed ladder: rung after rung at its share of the time, as long as no touch is logged. */
export function escalationFlow(configuration: Configuration, portal: PortalSnapshot): WantedFlow | null {
  const { sla } = configuration;
  const rungs = [...sla.escalation].sort((a, b) => a.atShare - b.atShare);
  if (rungs.length === 0 || sla.targets.length === 0) return null;
  const unknown = rungs.filter(({ who }) => recipient(who, portal) === null);
  return {
    key: 'escalation',
    name: 'Handoff escalation (Baton)',
    description: 'Speaks up at each rung of the signed ladder while no first touch is logged.',
    enrollment: filterBranch([[isKnown('hx_assigned_at')]]),
    doesReEnroll: true,
    steps: [{
      kind: 'branch',
      branches: sla.targets.map((target) => ({
        name: tierName(configuration, target.tierId),
        filter: filterBranch([[isAnyOf('hx_tier', [target.tierId])]]),
        steps: climb(rungs, 0, target, portal),
      })),
      otherwiseName: 'No tier',
      otherwise: [setValue('hx_sla_state', 'pending')],
    }],
    gaps: [
      ...unknown.map(({ who, action, atShare }) => `At ${shareInWords(atShare)} of the time: ${action} (${who}). Nobody of this name has a user in the portal; add the message on screen.`),
      'A message is all that a workflow does at a rung. Whatever else was agreed there, such as giving the lead to somebody else, is done by whoever gets the message.',
    ],
  };
}

function climb(rungs: readonly EscalationStep[], from: number, target: ResponseTarget, portal: PortalSnapshot): FlowStep[] {
  const [rung, ...rest] = rungs;
  if (rung === undefined) return [];
  const to = recipient(rung.who, portal);
  const speak: FlowStep = to === null ? setValue('hx_sla_state', 'warned') : notify(`${shareInWords(rung.atShare)} of the time is up`, `${rung.action}. No first touch is logged yet.`, to);
  return [
    wait(Math.max(1, (rung.atShare - from) * target.budgetMinutes)),
    {
      kind: 'branch',
      branches: [{ name: `${shareInWords(rung.atShare)}: no logged touch`, filter: filterBranch([[isKnown(FIRST_ENGAGEMENT, false)]]), steps: [speak, ...climb(rest, rung.atShare, target, portal)] }],
      otherwiseName: 'Touched',
      otherwise: [setValue('hx_sla_state', rung.atShare > 1 ? 'met_late' : 'met')],
    },
  ];
}

/** Whoever owns the contact, or a user of this name; null when the portal knows nobody of this name. */
function recipient(who: string, portal: PortalSnapshot): { userIds?: string[]; isToOwner?: boolean } | null {
  const person = personOf(portal, { extId: '', name: who });
  if (person !== undefined) return { userIds: [person.userId] };
  return /^(the )?((lead|contact)('s)? )?(owner|rep|assignee)$/i.test(who.trim()) ? { isToOwner: true } : null;
}
