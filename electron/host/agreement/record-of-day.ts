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
import { drawWithFigures, measureFigures } from '../map/draw-stored-map.ts';

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

/** The oldest map of today, which the gap list is about, and the oldest one of what should be. */
async function mapsOfDay(context: WorkshopContext, proposalId: string, gaps: Gaps): Promise<RecordedMap[]> {
  const all = await listHandoffMaps(context.database);
  const ids = (['asIs', 'toBe'] as const).flatMap((kind) => all.find((map) => map.kind === kind && map.steps > 0)?.id ?? []);
  const stored = await Promise.all(ids.map((id) => readHandoffMap(context.database, id)));
  return Promise.all(stored.flatMap((one) => (one === null ? [] : [recordedMap(context, proposalId, one.map, gaps)])));
}

async function recordedMap(context: WorkshopContext, proposalId: string, map: HandoffMap, gaps: Gaps): Promise<RecordedMap> {
  const index = new MapIndex(map);
  const drawn = drawWithFigures(map, 'both', await measureFigures(context, { proposalId, map, gaps }), PRINT_TYPE);
  const steps = outlineOfMap(map, index).map(({ step, lane, ways }) => ({ name: step.name, place: [lane, step.system, step.ownerRole].filter((part) => part !== '').join(', '), ways: ways.map(({ words }) => words) }));
  return { kind: map.kind, name: map.name, ...drawn, outline: outlineText(map), steps };
}

const gapsOfDay = (gaps: Gaps): SlaRecord['gaps'] =>
  gaps.filter(({ verdict, status }) => verdict === 'gap' || status !== 'open').map(({ ruleId, severity, title, verdict, summary, closes, status, by, at, note }) => ({ ruleId, severity, title, isFound: verdict === 'gap', shown: summary, closes, status, by, at, note }));

function entriesOf({ decisions, parked }: Ledger): Pick<SlaRecord, 'decisions' | 'parked'> {
  return { decisions: decisions.map(recordedEntry), parked: parked.map(recordedEntry) };
}

/** No lead is named on paper: what is about one says that alone. */
const recordedEntry = ({ text, who, at, refersTo, isDone }: LedgerEntry): RecordedEntry => ({ text, who, at, about: refersTo.kind === 'lead' ? 'a lead' : refersTo.label, isDone });
