import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';

/**
 * A process made to be killed: it imports two files in turn, edits the proposal, or plans and pushes an agreement, for
 * ever, and says on standard output what it begins and what it finished, such as `edited <revision>`.
 */
const [dataFolder = '', workshopId = '', deed = '', ...paths] = process.argv.slice(2);
const host = await createHeadlessHost({ dataFolder });

async function value<T>(reply: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>): Promise<T> {
  const answered = await reply;
  if (!answered.ok) throw new Error(answered.error.message);
  return answered.value;
}

const say = (words: string): void => void process.stdout.write(`${words}\n`);

async function importOne(path: string): Promise<void> {
  const { fileId } = await value(host.call('import.stageFile', { path }));
  const { files, vocabulary } = await value(host.call('import.inspectFiles', { fileIds: [fileId] }, workshopId));
  say('importing');
  const batch = await value(host.call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary }, workshopId));
  say(`imported ${batch.historyHash}`);
}

async function editOnce(): Promise<void> {
  const [first] = await value(host.call('proposal.listProposals', {}, workshopId));
  const { id, revision, configuration } = await value(host.call('proposal.getProposal', { proposalId: first?.id ?? '' }, workshopId));
  const changed = { ...configuration, playbook: { ...configuration.playbook, firstDay: `As of ${revision}. ${'word '.repeat(2_000)}` } };
  const saved = await value(host.call('proposal.editProposal', { proposalId: id, seenRevision: revision, configuration: changed, label: `Edit ${revision}` }, workshopId));
  say(`edited ${saved.revision}`);
}

async function pushOnce(): Promise<void> {
  const [agreement] = await value(host.call('agreement.listAgreements', {}, workshopId));
  const { id } = await value(host.call('push.planPush', { agreementId: agreement?.id ?? '' }, workshopId));
  say('pushing');
  await value(host.call('push.applyPlan', { planId: id }, workshopId));
}

say('ready');
for (let n = 0; ; n++) {
  if (deed === 'edit') await editOnce();
  else if (deed === 'push') await pushOnce();
  else await importOne(paths[n % paths.length] ?? '');
}
