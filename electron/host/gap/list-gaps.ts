import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { GapGround, PlayedFigures } from '../../../shared/engine/compute/gap-memory.ts';
import type { RoomFacts } from '../../../shared/engine/gaps/gap-facts.ts';
import { judgeGaps, type JudgedGap } from '../../../shared/engine/gaps/judge-gaps.ts';
import type { GapDecision, Ledger } from '../../../shared/engine/gaps/ledger.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { Stopped } from '../../../shared/engine/replay/replay-watch.ts';
import { evidenceInWords } from '../../../shared/format/evidence-in-words.ts';
import { listHandoffMaps, readHandoffMap } from '../../storage/handoff-maps.ts';
import { readLedger } from '../../storage/ledger.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { findProposal } from '../proposal/present-proposal.ts';
import { gapGround } from './gap-ground.ts';
import { measureAsJob } from './measure-as-job.ts';
import { roomFacts } from './room-facts.ts';

type Gap = OutputOf<'gap.listGaps'>['gaps'][number];

export const listGaps: Handler<'gap.listGaps'> = async (context, { proposalId, mapId, scope, jobId }) => {
  const proposal = await findProposal(context, proposalId);
  if (!proposal.ok) return proposal;
  const map = await mapOf(context, mapId);
  if (!map.ok) return map;
  const { configuration } = proposal.value;
  const room = await roomFacts(context, configuration);
  const ground = await gapGround(context, { proposalId, scope });
  if (!ground.ok && ground.error.code !== 'refused') return ground;
  // Before the first import the map, the proposal and the room can be judged all the same.
  const drawn = map.value?.map ?? null;
  const judged = ground.ok ? await judgeOnHistory(context, { ground: ground.value, map: drawn, room }, jobId) : ok(judgeGaps({ map: drawn, configuration, room, measured: null }));
  if (!judged.ok) return judged;
  const { ledger, revision } = await readLedger(context.database);
  const gaps = judged.value.map((one) => presentGap(one, ledger));
  return ok({ gaps, counts: countGaps(gaps), map: map.value === null ? null : { id: map.value.id, name: map.value.map.name }, hasHistory: ground.ok, settings: ledger.settings, revision });
};

/** Judged in its own thread, and cancelled with its job. */
function judgeOnHistory(context: WorkshopContext, input: { readonly ground: GapGround; readonly map: HandoffMap | null; readonly room: RoomFacts }, jobId: string): Promise<Reply<readonly JudgedGap[]>> {
  const words = { label: 'Looking for gaps', cancelled: 'Looking for gaps was cancelled. What was decided about them is kept; look again when you want the list.' };
  return measureAsJob(context, jobId, words, async (watched, signal) => context.compute.call(context.workshopId, 'judgeGaps', { ...input, played: await playedFigures(context, input.ground, signal), watched }));
}

/** What the replay under the strip has shown already on the same ground, so that nothing is replayed twice; null where it has not, and for the leads of one territory. */
async function playedFigures(context: WorkshopContext, { settings, scope }: GapGround, signal: AbortSignal): Promise<PlayedFigures | null> {
  if (scope !== null) return null;
  // The answer may stand behind a replay under way: whoever cancels does not wait for it.
  const left = new Promise<never>((_, leave) => signal.addEventListener('abort', () => leave(new Stopped())));
  return Promise.race([context.compute.call(context.workshopId, 'playedFigures', settings), left]);
}

/** The map that is named, else the oldest one of today; null where none is drawn. */
async function mapOf(context: WorkshopContext, mapId: string | null): Promise<Reply<{ readonly id: string; readonly map: HandoffMap } | null>> {
  const id = mapId ?? (await listHandoffMaps(context.database)).find(({ kind }) => kind === 'asIs')?.id;
  if (id === undefined) return ok(null);
  const stored = await readHandoffMap(context.database, id);
  return stored === null ? fail('notFound', 'This map is no longer there. Choose another from the list.') : ok(stored);
}

function presentGap({ rule: { id, ...rule }, finding }: JudgedGap, { gaps }: Ledger): Gap {
  const said: GapDecision | undefined = gaps.find(({ ruleId }) => ruleId === id);
  const evidence = finding.verdict === 'unknown' ? [] : [...finding.evidence];
  return {
    ruleId: id, ...rule, verdict: finding.verdict, why: finding.verdict === 'unknown' ? finding.why : '', evidence,
    summary: evidence[0] === undefined ? '' : evidenceInWords(evidence[0]),
    status: said?.status ?? 'open', by: said?.by ?? '', at: said?.at ?? null, note: said?.note ?? '', found: said?.found ?? '',
  };
}

/** A gap counts under what was decided about it; a rule that finds none is clear whatever was said of it before. */
function countGaps(gaps: readonly Gap[]): OutputOf<'gap.listGaps'>['counts'] {
  const counts = { open: 0, accepted: 0, fixed: 0, wontFix: 0, clear: 0, unknown: 0 };
  for (const { verdict, status } of gaps) counts[verdict === 'gap' ? status : verdict] += 1;
  return counts;
}
