import type { Configuration } from '../../model/configuration.ts';
import type { PushIdentity } from '../handoff-properties.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { clockFlow } from './clock-flow.ts';
import { escalationFlow } from './escalation-flow.ts';
import type { WantedFlow } from './flow.ts';
import { momentFlow } from './moment-flow.ts';
import { recycleFlow } from './recycle-flow.ts';
import { routeFlow } from './route-flow.ts';
import { tierFlow } from './tier-flow.ts';

/** The names of every workflow that a push may make; a reader of the portal looks for these. */
export const FLOW_NAMES = ['Handoff tier (Baton)', 'Handoff moment (Baton)', 'Handoff routing (Baton)', 'Handoff clock (Baton)', 'Handoff escalation (Baton)', 'Handoff recycle (Baton)'] as const;

/** Every workflow that the agreement needs, in the order in which a lead meets them. */
export function handoffFlows(configuration: Configuration, portal: PortalSnapshot, identity: PushIdentity, sequenceId: string | null): WantedFlow[] {
  return [
    tierFlow(configuration, portal),
    momentFlow(configuration, portal, identity),
    routeFlow(configuration, portal),
    clockFlow(configuration, portal, sequenceId),
    escalationFlow(configuration, portal),
    recycleFlow(configuration, portal),
  ].filter((flow) => flow !== null);
}
