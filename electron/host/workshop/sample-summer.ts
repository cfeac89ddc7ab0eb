import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { insertAgreement, insertSignature } from '../../storage/agreements.ts';
import { readParticipants } from '../../storage/workshop-rows.ts';
import { valueOf, type WorkshopContext } from '../host-context.ts';
import { openHistory } from '../history/open-history.ts';
import { recordOfDay } from '../agreement/record-of-day.ts';
import { configHashOf } from '../proposal/present-proposal.ts';
import { settingsFor } from '../replay/replay-input.ts';
import { summarise } from '../replay/run-replay.ts';

/** An agreement that the people of the sample signed earlier; the history was known until then. */
export interface EarlierAgreement {
  readonly configuration: Configuration;
  readonly signedAt: number;
}

/** Freezes and signs it as of its day, with the evidence of that day, so that a review has something to look back at. */
export async function signEarlier(context: WorkshopContext, proposalId: string, { configuration, signedAt }: EarlierAgreement): Promise<void> {
  const opened = valueOf(await openHistory(context));
  const settings = { ...(await settingsFor(context, opened, configuration)), period: { from: opened.from, to: signedAt } };
  const configHash = configHashOf(context, configuration);
  const summary = await summarise(context, proposalId, { opened, settings, configHash });
  const id = context.newId();
  await insertAgreement(context.database, {
    id, proposal_id: proposalId, proposal_name: 'Summer agreement', status: 'frozen', frozen_at: signedAt,
    config_hash: configHash, configuration: canonicalJson(configuration), evidence: JSON.stringify(summary),
    day_record: JSON.stringify(await recordOfDay(context, proposalId)),
  });
  const signers = (await readParticipants(context.database)).filter(({ canSign, team }) => canSign && (team === 'marketing' || team === 'sales'));
  for (const { id: participantId, name, team, role } of signers) {
    await insertSignature(context.database, { agreement_id: id, participant_id: participantId, name, team, role, method: 'typed', drawing: null, statement: STATEMENT, at: signedAt, device_zone: 'Europe/Berlin' }, (teams) => (teams.size > 1 ? 'signed' : 'partlySigned'));
  }
}

const STATEMENT = 'I have read this agreement and keep it until it is signed again.';
