import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { insertAgreement } from '../../storage/agreements.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { configHashOf, findFresh } from '../proposal/present-proposal.ts';
import { playedInput } from '../replay/replay-input.ts';
import { summarise } from '../replay/run-replay.ts';
import { aboutAgreement, noteDeed } from './note-deed.ts';
import { plausibleNow } from './plausible-clock.ts';
import { findAgreement, presentAgreement } from './present-agreement.ts';
import { recordOfDay } from './record-of-day.ts';

export const freezeProposal: Handler<'agreement.freezeProposal'> = async (context, { proposalId, seenRevision }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  const input = await playedInput(context, proposalId);
  if (!input.ok && input.error.code !== 'refused') return input;
  const evidence = input.ok ? await summarise(context, proposalId, input.value) : null; // an agreement without a history has no evidence, and says so
  const id = context.newId();
  const now = plausibleNow(context.now());
  if (!now.ok) return now;
  await insertAgreement(context.database, {
    id,
    proposal_id: proposalId,
    proposal_name: found.value.name,
    status: 'frozen',
    frozen_at: now.value,
    config_hash: configHashOf(context, found.value.configuration),
    configuration: canonicalJson(found.value.configuration),
    evidence: evidence === null ? null : JSON.stringify(evidence),
    day_record: JSON.stringify(await recordOfDay(context, proposalId)),
  });
  const row = await findAgreement(context, id);
  if (!row.ok) return fail('internal', 'The agreement was not stored. Freeze it again.');
  await noteDeed(context, 'the facilitator', 'frozen', aboutAgreement(row.value.version, row.value.config_hash));
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'agreement' });
  return ok(await presentAgreement(context, row.value));
};
