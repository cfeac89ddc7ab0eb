import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { Workshop } from '../../../shared/engine/model/workshop.ts';
import { insertProposal } from '../../storage/proposals.ts';
import { readWorkshop, writeParticipants, writeWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { HostContext, WorkshopContext } from '../host-context.ts';
import { importFiles } from '../import/run-import.ts';
import { rememberWorkshop } from './remember-workshop.ts';

/** The sample's one place in the data folder; opening it again finds what was changed in it. */
const SAMPLE_ID = 'sample';

export const openSample: Handler<'workshop.openSample'> = async (context, { anew }) => {
  if (anew) forgetSample(context);
  const there = await context.library.open(SAMPLE_ID);
  if (there.ok) {
    await rememberWorkshop(context, there.value);
    return ok((await readWorkshop(there.value)).workshop);
  }
  if (there.error.code !== 'notFound') return there;
  const made = await makeSample(context);
  if (!made.ok) forgetSample(context); // half a sample would be opened as a whole one next time
  return made;
};

function forgetSample(context: HostContext): void {
  context.library.remove(SAMPLE_ID);
  context.histories.delete(SAMPLE_ID);
  context.compute.forget(SAMPLE_ID);
}

/** Enters the sample as a person would: workshop, people, files with their mapping, one proposal. */
async function makeSample(context: HostContext): Promise<Reply<Workshop>> {
  const sample = await context.sample.prepare();
  const database = await context.library.create(SAMPLE_ID);
  await writeWorkshop(database, { id: SAMPLE_ID, ...sample.workshop }, context.now());
  await writeParticipants(database, sample.participants.map((person) => ({ id: context.newId(), ...person })));
  const scoped: WorkshopContext = { ...context, workshopId: SAMPLE_ID, database };
  const files = sample.files.map(({ path, name, mapping }) => ({ path, name, mapping: { ...mapping, fileId: name } }));
  const batch = await importFiles(scoped, files, sample.vocabulary, new AbortController().signal, 'sample');
  if (!batch.ok) return batch;
  await insertProposal(database, context.newId(), 'Proposal A', sample.configuration, context.now());
  await rememberWorkshop(context, database);
  const { workshop } = await readWorkshop(database);
  return workshop.id === SAMPLE_ID ? ok(workshop) : fail('internal', 'The sample could not be made. Start Baton again.');
}
