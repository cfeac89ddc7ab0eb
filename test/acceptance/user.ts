import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';

/** Every procedure that acceptance calls; screens call them too, and a test holds both to this list. */
export const CALLS = [
  'workshop.createWorkshop', 'import.stageFile', 'import.inspectFiles', 'import.runImport', 'history.getHealth', 'history.tabulate', 'history.describeNumbers', 'history.getLead', 'history.getAvailability',
  'proposal.listProposals', 'proposal.getProposal', 'proposal.seedFromHistory', 'proposal.editProposal',
  'score.getDistribution', 'score.listScores', 'routing.playPolicy', 'replay.runReplay', 'gap.listGaps', 'gap.saveSettings', 'replay.listFigureLeads',
  'workshop.saveParticipants', 'agreement.freezeProposal', 'agreement.signAgreement', 'portal.connect', 'portal.readHistory',
  'push.planPush', 'push.getPlan', 'push.rehearsePlan', 'push.applyPlan', 'push.verifyPush', 'push.planRollback',
  'evidence.saveSettings', 'evidence.listLeaks', 'evidence.breakDown',
] as const;
type CallName = (typeof CALLS)[number];

/** A person at a keyboard without a screen, with a data folder of his own. */
export interface User {
  /** The value of a reply; a refusal is thrown with its sentence. */
  call<N extends CallName>(name: N, input: InputOf<N>, workshopId?: string): Promise<OutputOf<N>>;
  leave(): Promise<void>;
}

/** `options` are the host's own, for a portal in the place of the client's. */
export async function createUser(options: Omit<Parameters<typeof createHeadlessHost>[0], 'dataFolder'> = {}): Promise<User> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baton-acceptance-'));
  const host = await createHeadlessHost({ ...options, dataFolder });
  return {
    async call(name, input, workshopId) {
      const reply = await host.call(name, input, workshopId);
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.message}`);
      return reply.value;
    },
    async leave() {
      await host.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
