import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import { isoDay } from '../../../shared/engine/time/civil-date.ts';
import { fixedZone, localDay } from '../../../shared/engine/time/zone-table.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { insertFrozenReplay, readFrozenReplays, type FrozenReplayRow } from '../../storage/evidence.ts';
import { readProposal } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { clientZone } from '../history/client-zone.ts';
import { openHistory } from '../history/open-history.ts';
import { configHashOf, findProposal } from '../proposal/present-proposal.ts';
import { playedInput } from '../replay/replay-input.ts';
import { summarise } from '../replay/run-replay.ts';
import { announce } from './settings-handlers.ts';

export const freezeReplay: Handler<'evidence.freezeReplay'> = async (context, { proposalId, note }) => {
  const proposal = await findProposal(context, proposalId);
  if (!proposal.ok) return proposal;
  const input = await playedInput(context, proposalId);
  if (!input.ok) return input;
  const summary = await summarise(context, proposalId, input.value);
  const id = context.newId();
  await insertFrozenReplay(context.database, {
    id, frozen_at: context.now(), note: note.trim(), proposal_id: proposalId, proposal_name: proposal.value.name,
    history_hash: summary.historyHash, config_hash: summary.configHash, result_hash: summary.resultHash, engine_version: summary.engineVersion,
    configuration: canonicalJson(proposal.value.configuration), summary: JSON.stringify(summary),
  });
  await announce(context);
  const row = (await readFrozenReplays(context.database)).find((one) => one.id === id);
  return row === undefined ? fail('internal', 'The replay was not kept. Freeze it again.') : ok(await present(context, row, summary.historyHash));
};

export const listFrozen: Handler<'evidence.listFrozen'> = async (context) => {
  const opened = await openHistory(context);
  const rows = await readFrozenReplays(context.database);
  return ok(await Promise.all(rows.map((row) => present(context, row, opened.ok ? opened.value.hash : null))));
};

/** The days of a replay of a chosen period; nothing for one of the whole history. */
async function periodInWords(context: WorkshopContext, { from, to, builtFrom }: ReplaySummary): Promise<string> {
  if (builtFrom === undefined || from === null || to === null) return '';
  const zone = (await clientZone(context, { from, to })) ?? fixedZone('UTC', 0);
  return `, handoffs from ${isoDay(localDay(zone, from))} to ${isoDay(localDay(zone, to))}`;
}

async function present(context: WorkshopContext, row: FrozenReplayRow, historyHash: string | null) {
  const proposal = await readProposal(context.database, row.proposal_id);
  const summary = JSON.parse(row.summary) as ReplaySummary; // what freezing wrote
  return {
    id: row.id, number: row.number, frozenAt: row.frozen_at, note: row.note, proposalId: row.proposal_id, proposalName: row.proposal_name,
    historyHash: row.history_hash, configHash: row.config_hash, resultHash: row.result_hash, engineVersion: row.engine_version,
    quote: `Replay ${row.number} of "${row.proposal_name}": history ${row.history_hash.slice(0, 12)}, configuration ${fingerprint(row.config_hash).hex12} (${fingerprint(row.config_hash).words}), result ${row.result_hash.slice(0, 12)}, engine ${row.engine_version}${await periodInWords(context, summary)}.`,
    figures: summary.strip.flatMap((cell) => [cell.actual, cell.judged, cell.proposed].filter((figure) => figure !== null)),
    isHistoryCurrent: historyHash === row.history_hash,
    isProposalCurrent: proposal !== null && configHashOf(context, proposal.configuration) === row.config_hash,
  };
}
