import type { RecordedEntry, RecordedMap, SlaRecord } from '../../documents/sla-record.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Ledger, LedgerEntry } from '../../../shared/engine/gaps/ledger.ts';
import { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import { outlineOfMap, outlineText } from '../../../shared/engine/handoff-map/outline-of-map.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { listHandoffMaps, readHandoffMap } from '../../storage/handoff-maps.ts';
import { readLedger } from '../../storage/ledger.ts';
import { listGaps } from '../gap/list-gaps.ts';
import { valueOf, type WorkshopContext } from '../host-context.ts';
import { drawWithFigures, measureFigures, type DrawnMap } from '../map/draw-stored-map.ts';

type Gaps = OutputOf<'gap.listGaps'>['gaps'];

/** Larger letters than on the screen: paper is smaller. */
const PRINT_TYPE = 1.4;

/** What the room drew and decided until now, beside a proposal: maps as drawn, gaps, decisions, parked points. */
export async function recordOfDay(context: WorkshopContext, proposalId: string): Promise<SlaRecord> {
  // Gaps that could not be judged are no reason to say that there are none.
  const { gaps } = valueOf(await listGaps(context, { proposalId, mapId: null, scope: null, jobId: '' }));
  const { ledger } = await readLedger(context.database);
  return { maps: await mapsOfDay(context, proposalId, gaps as Gaps), gaps: gapsOfDay(gaps as Gaps), ...entriesOf(ledger) }; // read only on its way through
}

/** What of it people wrote themselves: maps as drawn, decisions, parked points; nothing of it is measured. */
export async function writtenRecord(context: WorkshopContext): Promise<SlaRecord> {
  const maps = (await mapsDrawn(context)).map((map) => recordedMap(map, drawWithFigures(map, 'said', undefined, PRINT_TYPE)));
  return { maps, gaps: [], ...entriesOf((await readLedger(context.database)).ledger) };
}

/** The oldest map of today, which the gap list is about, and the oldest one of what should be. */
async function mapsDrawn(context: WorkshopContext): Promise<HandoffMap[]> {
  const all = await listHandoffMaps(context.database);
  const ids = (['asIs', 'toBe'] as const).flatMap((kind) => all.find((map) => map.kind === kind && map.steps > 0)?.id ?? []);
  const stored = await Promise.all(ids.map((id) => readHandoffMap(context.database, id)));
  return stored.flatMap((one) => (one === null ? [] : [one.map]));
}

const mapsOfDay = async (context: WorkshopContext, proposalId: string, gaps: Gaps): Promise<RecordedMap[]> =>
  Promise.all((await mapsDrawn(context)).map(async (map) => recordedMap(map, drawWithFigures(map, 'both', await measureFigures(context, { proposalId, map, gaps }), PRINT_TYPE))));

function recordedMap(map: HandoffMap, drawn: DrawnMap): RecordedMap {
  const index = new MapIndex(map);
  const steps = outlineOfMap(map, index).map(({ step, lane, ways }) => ({ name: step.name, place: [lane, step.system, step.ownerRole].filter((part) => part !== '').join(', '), ways: ways.map(({ words }) => words) }));
  return { kind: map.kind, name: map.name, ...drawn, outline: outlineText(map), steps };
}

const gapsOfDay = (gaps: Gaps): SlaRecord['gaps'] =>
  gaps.filter(({ verdict, status }) => verdict === 'gap' || status !== 'open').map(({ ruleId, severity, title, verdict, summary, closes, status, by, at, note }) => ({ ruleId, severity, title, isFound: verdict === 'gap', shown: summary, closes, status, by, at, note }));

function entriesOf({ decisions, parked }: Ledger): Pick<SlaRecord, 'decisions' | 'parked'> {
  return { decisions: decisions.map(recordedEntry), parked: parked.map(recordedEntry) };
}

/** No lead is named on paper: what is about one says that alone, in its own words too. */
function recordedEntry({ text, who, at, refersTo: { kind, label }, isDone }: LedgerEntry): RecordedEntry {
  const isLead = kind === 'lead';
  return { text: isLead && label !== '' ? text.replaceAll(label, 'a lead') : text, who, at, about: isLead ? 'a lead' : label, isDone };
}
