import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { recordOf } from './agreement-document.ts';
import { findAgreement, presentAgreement } from './present-agreement.ts';

export const getAgreement: Handler<'agreement.getAgreement'> = async (context, { agreementId }) => {
  const found = await findAgreement(context, agreementId);
  if (!found.ok) return found;
  return ok({
    agreement: await presentAgreement(context, found.value),
    configuration: JSON.parse(found.value.configuration) as Configuration, // frozen from a checked proposal; checked again on its way out
    evidence: found.value.evidence === null ? null : (JSON.parse(found.value.evidence) as ReplaySummary),
    record: recordOf(found.value),
  });
};
