import { compareConfigurations } from '../../../shared/engine/agreement/compare-configurations.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Figure } from '../../../shared/engine/model/honesty.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import { ok } from '../../../shared/contract/reply.ts';
import { readEvidence } from '../../storage/evidence.ts';
import type { Handler } from '../handler.ts';
import { findProposal } from '../proposal/present-proposal.ts';
import { playedInput } from '../replay/replay-input.ts';
import { summarise } from '../replay/run-replay.ts';

/** Figures of one person, rule or source stand in tables of their own; what cannot be known differs in nothing. */
const IN_OWN_TABLE = /^\w+\.(load|rule|source)\./;

export const compareProposals: Handler<'evidence.compareProposals'> = async (context, { proposalIds }) => {
  const { pinnedProposalId } = await readEvidence(context.database);
  const found: { readonly id: string; readonly name: string; readonly configuration: Configuration; readonly summary: ReplaySummary }[] = [];
  for (const id of new Set(proposalIds)) {
    const proposal = await findProposal(context, id);
    if (!proposal.ok) return proposal;
    const input = await playedInput(context, id);
    if (!input.ok) return input;
    found.push({ id, name: proposal.value.name, configuration: proposal.value.configuration, summary: await summarise(context, id, input.value) });
  }
  const [first, ...others] = found;
  return ok({
    proposals: found.map(({ id, name, summary }) => ({ proposalId: id, name, configHash: summary.configHash, resultHash: summary.resultHash, isPinned: id === pinnedProposalId })),
    actual: first?.summary.strip.flatMap(({ actual }) => actual ?? []) ?? [],
    rows: rowsOf(found.map(({ summary }) => summary.figures)),
    changes: first === undefined ? [] : others.map(({ id, configuration }) => ({ proposalId: id, changes: compareConfigurations(first.configuration, configuration, namesOf) })),
  });
};

/** Every figure that follows from a proposal, in the order of the first list that has it. */
function rowsOf(lists: readonly (readonly Figure[])[]) {
  const byId = lists.map((figures) => new Map(figures.map((figure) => [figure.id, figure])));
  const known = new Map(lists.flat().filter(({ id }) => !IN_OWN_TABLE.test(id)).map(({ id, label }) => [id, label]));
  const rows = [...known].map(([id, label]) => {
    const values = byId.map((figures) => figures.get(id) ?? null);
    return { id, label, values, isDifferent: new Set(values.map((figure) => figure?.value ?? null)).size > 1 };
  });
  return rows.filter(({ values, isDifferent }) => isDifferent || values.some((figure) => figure?.arm === 'proposed'));
}

/** Tiers and territories go by the names of the configuration that says them. */
const namesOf = ({ tiers, routing }: Configuration) => ({
  value: (field: string, value: string | number | boolean): string =>
    [...(field === '@tier' ? tiers.classes : []), ...(field === '@territory' ? routing.territories : [])].find(({ id }) => id === value)?.name ?? String(value),
});
