import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { ReplaySettings } from '../../../shared/engine/compute/compute-functions.ts';
import { periodProblem } from '../../../shared/engine/replay/period-problem.ts';
import { zonesOfRouting } from '../../../shared/engine/sla/roster-clocks.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readEvidence } from '../../storage/evidence.ts';
import { readAbsences, readWorkshop } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';
import { openHistory, type OpenHistory } from '../history/open-history.ts';
import { configHashOf, findProposal } from '../proposal/present-proposal.ts';

/** What a computation over one proposal needs: the history, the settings for the engine, the fingerprint. */
export interface ReplayInput {
  readonly opened: OpenHistory;
  readonly settings: ReplaySettings;
  readonly configHash: string;
}

/** Gathers the inputs of a proposal's replay; refused without a history or proposal. */
export async function replayInput(context: WorkshopContext, proposalId: string): Promise<Reply<ReplayInput>> {
  const proposal = await findProposal(context, proposalId);
  return proposal.ok ? inputOf(context, proposal.value.configuration) : proposal;
}

async function inputOf(context: WorkshopContext, configuration: Configuration): Promise<Reply<ReplayInput>> {
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const { period, tunedUntil } = (await readEvidence(context.database)).settings;
  const settings = { ...(await settingsFor(context, opened.value, configuration)), ...(period === null ? {} : { period }), ...(tunedUntil === null ? {} : { tunedUntil }) };
  return ok({ opened: opened.value, settings, configHash: configHashOf(context, configuration) });
}

/** The same for a replay that is played: refused where the period that the room chose shows nothing of this history. */
export async function playedInput(context: WorkshopContext, proposalId: string): Promise<Reply<ReplayInput>> {
  return withinPeriod(await replayInput(context, proposalId));
}

/** The same of a configuration that is just being saved. */
export async function playedInputOf(context: WorkshopContext, configuration: Configuration): Promise<Reply<ReplayInput>> {
  return withinPeriod(await inputOf(context, configuration));
}

function withinPeriod(input: Reply<ReplayInput>): Reply<ReplayInput> {
  if (!input.ok) return input;
  const { opened, settings: { period, zones, clientZone } } = input.value;
  const problem = period === undefined ? null : periodProblem(opened, period, zones.get(clientZone) ?? fixedZone('UTC', 0));
  return problem === null ? input : fail('invalidInput', problem);
}

/** The engine's settings for a configuration: zone tables over the history and beyond, absences, today's promise. */
export async function settingsFor(context: WorkshopContext, history: OpenHistory, configuration: Configuration): Promise<ReplaySettings> {
  const { workshop } = await readWorkshop(context.database);
  const [from, to] = Number.isNaN(history.from) ? [context.now(), context.now()] : [history.from, history.to];
  const names = [workshop.zone, ...zonesOfRouting(configuration.routing)];
  return {
    configuration,
    absences: await readAbsences(context.database),
    zones: context.zones.tablesFor(names, from, to),
    clientZone: workshop.zone,
    currentResponseMinutes: workshop.currentResponseMinutes,
  };
}
