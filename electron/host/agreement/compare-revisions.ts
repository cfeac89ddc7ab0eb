import { compareConfigurations } from '../../../shared/engine/agreement/compare-configurations.ts';
import type { ExpressionNames } from '../../../shared/engine/agreement/expression-in-words.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { RevisionChange } from '../../../shared/contract/areas/agreement.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { configHashOf, findProposal } from '../proposal/present-proposal.ts';
import { findAgreement } from './present-agreement.ts';

interface Revision {
  readonly name: string;
  readonly configuration: Configuration;
}

export const compareRevisions: Handler<'agreement.compareRevisions'> = async (context, { from, to }) => {
  const [before, after] = [await revisionOf(context, from), await revisionOf(context, to)];
  if (!before.ok) return before;
  if (!after.ok) return after;
  const named = ({ name, configuration }: Revision) => {
    const { hex12, words } = fingerprint(configHashOf(context, configuration));
    return { name, fingerprint: hex12, words };
  };
  const changes = changesBetween(before.value.configuration, after.value.configuration);
  return ok({ from: named(before.value), to: named(after.value), isSame: changes.length === 0, changes });
};

/** What changed, with tiers and territories by their names. */
export const changesBetween = (before: Configuration, after: Configuration): RevisionChange[] => compareConfigurations(before, after, namesIn).map(({ path, ...rest }) => ({ path: [...path], ...rest }));

function namesIn({ tiers, routing }: Configuration): ExpressionNames {
  return {
    value(field, value) {
      const among = field === '@tier' ? tiers.classes : field === '@territory' ? routing.territories : [];
      return among.find(({ id }) => id === value)?.name ?? String(value);
    },
  };
}

async function revisionOf(context: WorkshopContext, named: ParsedInputOf<'agreement.compareRevisions'>['from']): Promise<Reply<Revision>> {
  if ('agreementId' in named) {
    const row = await findAgreement(context, named.agreementId);
    return row.ok ? ok({ name: `Version ${row.value.version}`, configuration: JSON.parse(row.value.configuration) as Configuration }) : row; // frozen from a checked proposal
  }
  const proposal = await findProposal(context, named.proposalId);
  return proposal.ok ? ok({ name: proposal.value.name, configuration: proposal.value.configuration }) : proposal;
}
