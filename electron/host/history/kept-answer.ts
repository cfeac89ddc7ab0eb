import { CONTRACT, type OutputOf } from '../../../shared/contract/contract.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import { HEAD, refuseOtherLayouts } from '../../../shared/engine/history/history-segments.ts';
import { ENGINE_VERSION } from '../../../shared/engine/replay/engine-version.ts';
import { dropAnswers, keepAnswer, readAnswer } from '../../storage/kept-answers.ts';
import { readSegmentsNamed } from '../../storage/read-segments.ts';
import { readPopulation } from '../../storage/population.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Frozen } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { openHistory, type OpenHistory } from './open-history.ts';
import { unreadableHistory } from './unreadable-history.ts';

/** Rises when health or availability count otherwise. */
const COUNTED = 1;

type Kept = 'history.getHealth' | 'history.getAvailability';

/**
 * What a page says of the whole history. It is counted once for each history, population, zone and version and then kept in
 * the workshop, so that opening it again shows the page at once; the history itself is read while the page is looked at.
 * Whoever asks while it is counted gets what is kept then. Null before the first import.
 */
export const keptAnswer = <N extends Kept>(context: WorkshopContext, name: N, count: Count<N>): Promise<Reply<Answer<N> | null>> =>
  context.jobs.latest(`${name} ${context.workshopId}`, () => answerOf(context, name, count));

type Answer<N extends Kept> = Frozen<NonNullable<OutputOf<N>>>;
type Count<N extends Kept> = (opened: OpenHistory) => Promise<Answer<N>>;

async function answerOf<N extends Kept>(context: WorkshopContext, name: N, count: Count<N>): Promise<Reply<Answer<N> | null>> {
  const { database } = context;
  const batch = await database.query.selectFrom('import_batch').select('id').orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (batch === undefined) return ok(null);
  const population = await readPopulation(database);
  const key = JSON.stringify([COUNTED, ENGINE_VERSION, context.version, batch.id, (await readWorkshop(database)).workshop.zone, population]);
  const kept = answerIn(name, await readAnswer(database, name, key));
  if (kept !== null) {
    const refusal = context.histories.has(context.workshopId) ? null : await refusalOfLayout(context);
    return refusal ?? ok(kept);
  }
  const historyCount = database.historyCount();
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  const counted = await count(opened.value);
  await keepAnswer(database, { name, key, answer: JSON.stringify(counted), historyCount }).catch(() => undefined); // a full disk: it is counted again next time
  return ok(counted);
}

/** The answer as the contract has it; null when there is none, or one of another shape. */
function answerIn<N extends Kept>(name: N, text: string | null): Answer<N> | null {
  if (text === null) return null;
  const parsed = CONTRACT[name].output.safeParse(JSON.parse(text));
  return parsed.success ? (parsed.data as Answer<N>) : null; // the compiler cannot see that the schema under `name` gives its output
}

/** Why the history cannot be read, as far as its beginning tells; else it is read for what is asked next. */
async function refusalOfLayout(context: WorkshopContext): Promise<Reply<never> | null> {
  try {
    refuseOtherLayouts(await readSegmentsNamed(context.database, [HEAD]));
  } catch (error) {
    return unreadableHistory(error);
  }
  openBeside(context);
  return null;
}

/** Reads the history for what is asked next. One that cannot be read is told when the page is asked again. */
function openBeside(context: WorkshopContext): void {
  const tell = async (): Promise<void> => {
    await dropAnswers(context.database);
    context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'history' });
  };
  openHistory(context)
    .then((opened) => (opened.ok ? undefined : tell()))
    .catch(() => undefined); // the workshop was closed meanwhile
}
