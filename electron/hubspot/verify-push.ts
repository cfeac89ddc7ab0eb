import type { PushIdentity } from '../../shared/engine/hubspot-plan/handoff-properties.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { NO_CHOICES, type PushChoices } from '../../shared/engine/hubspot-plan/push-choices.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { pushDifferences, type PushDifference } from '../../shared/engine/hubspot-plan/push-differences.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Failed } from './outcome.ts';
import type { PortalClient } from './portal-client.ts';
import { readPortal } from './read-portal.ts';

/** What differs between a portal, read now, and what was signed; an empty list means equal. Changes nothing. */
export async function verifyPush(
  client: PortalClient,
  configuration: Configuration,
  identity: PushIdentity,
  choices: PushChoices = NO_CHOICES,
  signal?: AbortSignal,
): Promise<{ readonly kind: 'compared'; readonly differences: PushDifference[] } | { readonly kind: 'failed'; readonly outcome: Failed }> {
  const reading = await readPortal(client, targetsOfConfiguration(configuration, choices), signal);
  if (reading.kind === 'failed') return reading;
  return { kind: 'compared', differences: pushDifferences(planPush(configuration, reading.snapshot, identity, choices), reading.snapshot) };
}
