import type { Configuration } from '../../model/configuration.ts';
import { statusesOf } from '../plan-lead-status.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { filterBranch, isAnyOf } from './criteria-as-filter.ts';
import { setValue, type WantedFlow } from './flow.ts';
import { stageNamed } from './portal-words.ts';

/** The way back to marketing: a stage only goes back after it was cleared, in two steps one after the other (hubspot.md §4a). */
export function recycleFlow(configuration: Configuration, portal: PortalSnapshot): WantedFlow | null {
  const { playbook } = configuration;
  const returned = statusesOf(configuration, portal.properties).filter(({ outcome }) => outcome !== 'accepted').map(({ value }) => value);
  if (returned.length === 0) return null;
  const stage = stageNamed(portal, 'lead');
  return {
    key: 'recycle',
    name: 'Handoff recycle (Baton)',
    description: 'Takes rejected and recycled contacts back to marketing; the reason stays in "Handoff reject reason".',
    enrollment: filterBranch([[{ ...isAnyOf('hs_lead_status', returned) }]]),
    doesReEnroll: true,
    steps: [
      setValue('lifecyclestage', ''),
      ...(stage === undefined ? [] : [setValue('lifecyclestage', stage)]),
      setValue('hubspot_owner_id', ''),
      setValue('hx_sla_state', 'cancelled'),
    ],
    gaps: [
      ...(stage === undefined ? ['Add an action behind the first that sets the life cycle stage to which a lead goes back; none could be told by its name.'] : []),
      ...(playbook.rejectReasons.length === 0 ? [] : ['Make "Handoff reject reason" required for these statuses, on screen under Settings, Properties.']),
      ...(playbook.recycle.trim() === '' ? [] : [`Set "Handoff recycle on" as agreed: ${playbook.recycle.trim()}`]),
    ],
  };
}
