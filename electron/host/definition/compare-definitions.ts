import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { findProposal } from '../proposal/present-proposal.ts';
import { replayInput } from '../replay/replay-input.ts';

const NEVER = { kind: 'constant', value: false } as const;

export const compareDefinitions: Handler<'definition.compareDefinitions'> = async (context, { word, left, right, basis, moment, outcome, limit }) => {
  const input = await replayInput(context, left.proposalId);
  if (!input.ok) return input;
  const other = await findProposal(context, right.proposalId);
  if (!other.ok) return other;
  const { settings } = input.value;
  const { configuration } = other.value;
  const found = await context.compute.call(context.workshopId, 'compareDefinitions', {
    settings,
    left: left.criteria ?? settings.configuration.definitions[word]?.criteria ?? NEVER,
    right: { configuration, criteria: right.criteria ?? configuration.definitions[word]?.criteria ?? NEVER },
    word, basis, moment, outcome, limit,
  });
  return ok(found);
};
