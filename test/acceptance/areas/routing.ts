import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Area } from '../area.ts';
import { readEntered } from '../entered-file.ts';
import { enterWorkshop } from '../enter-workshop.ts';
import { checkFigure } from '../figure-check.ts';
import { playPart, type Report } from '../play-part.ts';
import type { User } from '../user.ts';

/** What really happened to a portal's leads, and the same leads under a policy of territories and capacities. */
export const routing: Area = {
  name: 'routing',
  async play(folders, report) {
    await playPart('portal', report, (user) => playPortal(user, folders.portal, folders.entered['portal'] ?? '', report));
  },
};

/** The parts of truth.json that this area compares. */
interface Truth {
  readonly policy: { readonly portal_tz: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<string, number>>;
  readonly owner_load: Readonly<Record<string, number>>;
  readonly owner_days_over_capacity: number;
  readonly owner_days_over_capacity_by_owner: Readonly<Record<string, number>>;
}

async function playPortal(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth; // the layout described in the data's README
  const { workshopId, proposalId } = await enterWorkshop(user, readEntered(enteredPath, truth.policy), folder);
  const change = async (label: string, edit: (routing: Configuration['routing']) => Configuration['routing']): Promise<void> => {
    const seen = await user.call('proposal.getProposal', { proposalId }, workshopId);
    const configuration = { ...seen.configuration, routing: edit(seen.configuration.routing) };
    await user.call('proposal.editProposal', { proposalId, seenRevision: seen.revision, configuration, label }, workshopId);
  };
  await change('Count caps by the portal’s days', (policy) => ({ ...policy, capZone: truth.policy.portal_tz }));
  await compareActual(user, { workshopId, proposalId }, truth, report);
  await change('Territories and capacities', byTerritory);
  await comparePolicy(user, { workshopId, proposalId }, truth, report);
}

interface Place {
  readonly workshopId: string;
  readonly proposalId: string;
}

/** Loads, mismatches and days over capacity as they were; late answers by the clock. */
async function compareActual(user: User, { workshopId, proposalId }: Place, truth: Truth, report: Report): Promise<void> {
  const { mismatches, reps, ownerDaysOverCap } = await user.call('routing.playPolicy', { proposalId, moments: 'actual' }, workshopId);
  report(checkFigure('portal territory_mismatch', truth.counts['territory_mismatch'], mismatches.find(({ kind }) => kind === 'territory')?.actual?.n));
  for (const [owner, load] of Object.entries(truth.owner_load)) report(checkFigure(`portal owner_load ${owner}`, load, reps.find(({ repId }) => repId === owner)?.actual));
  report(checkFigure('portal owner_days_over_capacity', truth.owner_days_over_capacity, ownerDaysOverCap.actual));
  for (const [owner, days] of Object.entries(truth.owner_days_over_capacity_by_owner)) {
    report(checkFigure(`portal owner_days_over_capacity ${owner}`, days, reps.find(({ repId }) => repId === owner)?.actualDaysOverCap));
  }
  const { figures } = await user.call('replay.runReplay', { proposalId }, workshopId);
  for (const tier of Object.keys(truth.tiers)) report(checkFigure(`portal touched late ${tier}`, truth.counts[`sla_breached_${tier}`], figures.find(({ id }) => id === `judged.late.${tier}`)?.value));
}

/** One rule for each territory, to its own people; who finds everybody full waits three days at most. */
function byTerritory(policy: Configuration['routing']): Configuration['routing'] {
  const pools = policy.territories.map(({ id, name }) => ({
    id: `of-${id}`, name, strategy: 'weightedSmooth' as const, hours: 'ignore' as const, match: ['territory'] as const,
    members: policy.roster.filter((rep) => rep.territories.includes(id)).map(({ id: repId }) => ({ repId, weight: 1 })),
  }));
  const rules = policy.territories.map(({ id, name }) => ({ id: `to-${id}`, name, when: { kind: 'compare' as const, field: '@territory', op: 'eq' as const, value: id }, poolId: `of-${id}`, onExhausted: 'hold' as const }));
  return { ...policy, pools, rules, holdMaxMinutes: 3 * 24 * 60, fallback: { name: 'Sales desk' } };
}

/** The same leads under that policy: nobody abroad, no day over a cap, and every lead accounted for. */
async function comparePolicy(user: User, { workshopId, proposalId }: Place, truth: Truth, report: Report): Promise<void> {
  const { mismatches, ownerDaysOverCap, total, assigned, kept, held, unrouted, reps, rules, honesty } = await user.call('routing.playPolicy', { proposalId, moments: 'actual' }, workshopId);
  report(checkFigure('policy leads', truth.counts['mqls'], total));
  report(checkFigure('policy territory mismatches', 0, mismatches.find(({ kind }) => kind === 'territory')?.proposed.n));
  report(checkFigure('policy days over a cap', 0, ownerDaysOverCap.proposed));
  report(checkFigure('policy assigned, kept, held and unrouted', total, assigned + kept + held + unrouted));
  report(checkFigure('policy leads by person', assigned + kept, reps.reduce((sum, { proposed }) => sum + proposed, 0)));
  report(checkFigure('policy leads by rule', assigned, rules.reduce((sum, { leads }) => sum + leads, 0)));
  report(checkFigure('policy is', 'deterministic', honesty));
}
