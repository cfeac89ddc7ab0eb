import { ok } from '../../../shared/contract/reply.ts';
import { handoffMapSchema } from '../../../shared/contract/schemas/handoff-map.ts';
import type { Workshop } from '../../../shared/engine/model/workshop.ts';
import { insertProposal, listProposals } from '../../storage/proposals.ts';
import { readLastPlan } from '../../storage/pushes.ts';
import type { WorkshopDatabase } from '../../storage/workshop-database.ts';
import { readParticipants, readWorkshop, writeParticipants, writeWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { freezeProposal } from '../agreement/freeze-proposal.ts';
import { signAgreement } from '../agreement/sign-agreement.ts';
import { valueOf, type HostContext, type WorkshopContext } from '../host-context.ts';
import { openHistory } from '../history/open-history.ts';
import { addMap } from '../map/present-map.ts';
import { importFiles } from '../import/run-import.ts';
import { applyPlan } from '../push/apply-plan.ts';
import { planPush } from '../push/plan-push.ts';
import { rememberWorkshop } from './remember-workshop.ts';
import { noteSampleDecisions } from './sample-ledger.ts';
import { holdSampleRound } from './sample-round.ts';
import { signEarlier } from './sample-summer.ts';

/** The sample's one place in the data folder; opening it again finds what was changed in it. */
const SAMPLE_ID = 'sample';

export const openSample: Handler<'workshop.openSample'> = async (context, { anew }) => {
  if (anew) forgetSample(context);
  const there = await context.library.open(SAMPLE_ID);
  if (there.ok && (await isWhole(context, there.value))) {
    await rememberWorkshop(context, there.value);
    return ok((await readWorkshop(there.value)).workshop);
  }
  if (!there.ok && there.error.code !== 'notFound' && there.error.code !== 'unreadableFile') return there;
  if (there.ok || there.error.code === 'unreadableFile') forgetSample(context); // Baton ended while making it, or the disk spoiled it
  try {
    return ok(await makeSample(context));
  } catch (error) {
    forgetSample(context); // half a sample would be opened as a whole one next time
    throw error;
  }
};

/**
 * Planning the rehearsal is the last step of making the sample; a process that ended before left half of one. A history
 * that cannot be read was written by an earlier Baton or spoiled by the disk: the sample can always be made again.
 */
async function isWhole(context: HostContext, database: WorkshopDatabase): Promise<boolean> {
  if ((await readLastPlan(database)) === null) return false;
  const history = await openHistory({ ...context, workshopId: SAMPLE_ID, database });
  return history.ok || history.error.code !== 'unreadableFile';
}

function forgetSample(context: HostContext): void {
  context.library.remove(SAMPLE_ID);
  context.histories.delete(SAMPLE_ID);
  context.compute.forget(SAMPLE_ID);
}

/** Enters the sample as a person would: workshop, people, files with their mapping, two maps, one proposal and a draft of each team, a blind round, signed and rehearsed. */
async function makeSample(context: HostContext): Promise<Workshop> {
  const sample = await context.sample.prepare();
  const database = await context.library.create(SAMPLE_ID);
  await writeWorkshop(database, { id: SAMPLE_ID, ...sample.workshop }, context.now());
  await writeParticipants(database, sample.participants.map((person) => ({ id: context.newId(), ...person })));
  const scoped: WorkshopContext = { ...context, workshopId: SAMPLE_ID, database };
  const files = sample.files.map(({ path, name, mapping }) => ({ path, name, mapping: { ...mapping, fileId: name } }));
  valueOf(await importFiles(scoped, files, sample.vocabulary, new AbortController().signal, 'sample'));
  const proposalId = context.newId();
  await insertProposal(database, proposalId, 'Proposal A', sample.configuration, context.now());
  // After the proposal under discussion, by their time of creation.
  for (const [place, { name, configuration }] of sample.drafts.entries()) await insertProposal(database, context.newId(), name, configuration, context.now() + 1 + place);
  for (const map of sample.maps) valueOf(await addMap(scoped, handoffMapSchema.parse(map), 'Start'));
  await signEarlier(scoped, proposalId, sample.earlier); // before anything is decided that its record would hold
  await noteSampleDecisions(scoped, sample.participants.filter(({ team }) => team !== 'facilitator' && team !== 'observer').map(({ name }) => name));
  await holdSampleRound(scoped);
  await signAndRehearse(scoped);
  await rememberWorkshop(context, database);
  return (await readWorkshop(database)).workshop;
}

/** Goes on to the end of the day, so that every screen of the sample has something to show. */
async function signAndRehearse(context: WorkshopContext): Promise<void> {
  const [proposal] = await listProposals(context.database);
  const agreement = valueOf(await freezeProposal(context, { proposalId: proposal?.id ?? '', seenRevision: proposal?.revision ?? 0 }));
  const signers = (await readParticipants(context.database)).filter((person) => person.canSign && (person.team === 'marketing' || person.team === 'sales'));
  for (const { id } of signers) {
    valueOf(await signAgreement(context, { agreementId: agreement.id, participantId: id, method: 'typed', drawing: null, statement: SAMPLE_STATEMENT, deviceZone: 'Europe/Berlin' }));
  }
  const plan = valueOf(await planPush(context, { agreementId: agreement.id, on: 'rehearsal' }));
  valueOf(await applyPlan(context, { planId: plan.id, jobId: '' }));
}

const SAMPLE_STATEMENT = 'I have read this agreement and keep it until it is signed again.';
