import { coefficientText, countText, decimalText, plural } from '../components/figure-text.ts';
import { useGapList } from '../screens/gaps/use-gaps.ts';
import { useReplay } from '../screens/replay/use-replay.ts';
import { newestOf } from '../screens/sign/signing-state.ts';
import type { PhaseId } from '../state/phases.ts';
import { useCall } from '../state/use-call.ts';
import { useCandidate } from '../state/use-candidate.ts';
import { useProposal } from '../state/use-proposal.ts';

/** Attempts and acceptance: sales promises them once for every tier. */
const SALES_CLAUSES_OF_ALL_TIERS = 2;

/** One fact beside each station of the rail; nothing where there is nothing to say. */
export function usePhaseFacts(): Partial<Record<PhaseId, string>> {
  const { configuration } = useProposal();
  const health = useCall('history.getHealth', {}).data;
  const replay = useReplay().summary;
  const agreements = useCall('agreement.listAgreements', {}).data;
  const plan = useCall('push.getPlan', {}).data;
  const rounds = useCall('blind.listRounds', {}).data;
  const candidate = useCandidate();
  const gaps = useGapList(false).data?.counts.open;
  const facts: Partial<Record<PhaseId, string>> = {};
  if (gaps !== undefined) facts.map = plural(gaps, 'gap');
  if (health != null) facts.prepare = plural(health.leads, 'lead');
  if (configuration !== null) {
    const agreed = Object.values(configuration.definitions).filter(({ agreedBy }) => agreedBy.includes('marketing') && agreedBy.includes('sales')).length;
    facts.define = `${agreed} of 4 agreed`;
    facts.route = plural(configuration.routing.rules.length, 'rule');
    facts.promise = plural(configuration.sla.targets.length + SALES_CLAUSES_OF_ALL_TIERS + configuration.sla.marketing.length, 'clause');
  }
  const kappa = rounds?.findLast(({ teamKappa }) => teamKappa?.value != null)?.teamKappa?.value;
  if (kappa != null) facts.define = `κ ${(Number.isInteger(kappa) ? `${kappa}` : coefficientText(kappa)).replace('-', '−')}`;
  const mqls = replay?.strip[0]?.proposed?.value;
  if (mqls != null) facts.score = `${mqls >= 20 ? countText(mqls) : decimalText(mqls)} a week`;
  const newest = agreements?.[0];
  if (candidate != null && newestOf(agreements ?? [], candidate.id) === null) facts.sign = candidate.name;
  else if (newest !== undefined) facts.sign = newest.status === 'signed' ? `version ${newest.version}` : plural(newest.signatures.length, 'signature');
  if (plan != null) facts.push = pushFact(plan.operations.map((operation) => operation.status));
  return facts;
}

function pushFact(statuses: readonly string[]): string {
  const sent = statuses.filter((status) => status === 'done' || status === 'unchanged').length;
  return sent === 0 ? plural(statuses.length, 'change') : `${sent} done`;
}
