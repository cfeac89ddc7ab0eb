import { rememberPolicy, type RememberedPolicy } from '../../../shared/engine/compute/policy-memory.ts';
import type { Absence } from '../../../shared/engine/model/configuration.ts';
import type { PolicyMoments } from '../../../shared/engine/policy/play-policy.ts';
import type { ConfigurationSpec } from '../../fixtures/a-proposal.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, HOUR, MONDAY, aProposal, demo, inputOf, owned, stage } from '../replay/a-replay.ts';

/** A lead that raises its hand at an instant and is really handed to somebody then. */
export function aLead(id: string, at: number, fields: Record<string, string | number> = {}, owner = 'ann'): LeadSpec {
  return { id, createdAt: at - HOUR, fields: { country: 'NO', size: 10, ...fields }, facts: [demo(at), stage(at, 'mql'), ...(owner === '' ? [] : [owned(at, owner)])] };
}

/** So many leads, one an hour from Monday 9:00 on, eight a day. */
export function leadsOf(n: number, fieldsOf: (i: number) => Record<string, string | number> = () => ({}), ownerOf: (i: number) => string = () => 'ann'): LeadSpec[] {
  return Array.from({ length: n }, (_, i) => aLead(`lead ${String(i).padStart(3, '0')}`, MONDAY + Math.floor(i / 8) * DAY + (i % 8) * HOUR, fieldsOf(i), ownerOf(i)));
}

/** A policy on a history of leads; both arms are known. */
export function aPolicy(leads: LeadSpec[], spec: ConfigurationSpec = {}, { absences = [], moments = 'proposed' }: { absences?: readonly Absence[]; moments?: PolicyMoments } = {}): RememberedPolicy {
  const history = aHistory({ leads, types: { country: 'text', size: 'number' }, owners: [{ extId: 'ann' }, { extId: 'bob' }] });
  return rememberPolicy(inputOf(history, aProposal(spec), { absences }), moments);
}

export const idsBehind = (policy: RememberedPolicy, set: string): string[] => policy.leads({ set, offset: 0, limit: 1000 }).rows.map(({ leadId }) => leadId);
