import { matchBulkImports } from '../history/doubtful-leads.ts';
import { STATES } from '../history/history.ts';
import { STAGE_SETTERS } from '../history/stage-setter.ts';
import { findRepeatedPeople } from '../history/repeated-people.ts';
import { everyHandoff, leadsOf } from '../replay/figure-book.ts';
import { codesAt } from '../replay/codes-at.ts';
import { DAY } from '../time/units.ts';
import { always, countHandoffs, replayedCount, whyUnknowable } from './count-handoffs.ts';
import type { Count, Measured, MeasuredFacts } from './gap-facts.ts';
import { discoveryInputOf, type GapSources } from './gap-sources.ts';

type Handover = Pick<MeasuredFacts, 'missingFields' | 'unassigned' | 'decorative' | 'stages' | 'recycled' | 'bulkImport' | 'duplicates'>;

/** Days within which a recycled lead is expected back (domain.md §9, recycle return rate). */
const RETURN_DAYS = 180;
const RECYCLED = STATES.indexOf('recycled');
const UNSAID = STAGE_SETTERS.indexOf('unsaid');
const BY_HAND = STAGE_SETTERS.indexOf('hand');

/** What reaches sales and how it moves on (G01, G05, G17, G18, G28, G43, G44). */
export function measureHandover(sources: GapSources): Handover {
  return {
    missingFields: measureMissing(sources),
    unassigned: replayedCount(sources, 'actual.unassigned'),
    ...measureStages(sources),
    recycled: measureRecycled(sources),
    bulkImport: measureBulk(sources),
    duplicates: measureDuplicates(sources),
  };
}

/** Required fields as known at the trigger; the sum over fields may exceed the handoffs that lack any. */
function measureMissing(sources: GapSources): MeasuredFacts['missingFields'] {
  const { actual, history, input } = sources;
  const any = replayedCount(sources, 'actual.contextMissing');
  const names = input.configuration.playbook.requiredFields;
  if (names.length === 0) return { why: 'The playbook lists no required information yet. Add it in Promise.' };
  if ('why' in any) return { why: whyUnknowable(sources, 'handoffs') ?? `The history does not have every required field (${names.join(', ')}). Choose others in Promise, or import them.` };
  const codes = codesAt(history, actual, names.map((name) => history.fields.findIndex((field) => field.name === name)), sources.pause);
  const fields = names.map((field, place) => ({ field, count: countHandoffs(sources, `gap:missing.${field}`, always, (i) => codes[place]!(i) === 0, 'deterministic') }));
  return { ...any, of: actual.count, fields };
}

function measureStages(sources: GapSources): Pick<MeasuredFacts, 'decorative' | 'stages'> {
  const why = whyUnknowable(sources, 'handoffs');
  if (why !== null) return { decorative: { why }, stages: { why } };
  const input = discoveryInputOf(sources);
  const found = sources.known.discovery;
  const open = (set: string, n: number, of: number): Count => ({ n, of, set: `discovery:${set}`, honesty: 'observed' });
  const mql = found.decorative.find(({ stage }) => stage === 'mql') ?? { n: 0, alone: 0 };
  const { events, countsOwner, windowMinutes } = input.rules.actions;
  const canTell = events.some(({ type }) => sources.history.eventTypes.includes(type)) || (countsOwner && whyUnknowable(sources, 'owners') === null);
  return {
    decorative: canTell ? { windowMinutes, ...open('alone.mql', mql.alone, mql.n) } : { why: 'This history logs neither tasks nor notifications nor owners, so what followed a stage change is not knowable.' },
    stages: {
      back: open('back', found.handoffsBack, found.handoffs),
      skipped: open('skipped', found.handoffsSkipped, found.handoffs),
      withoutTrigger: open('withoutTrigger', found.withoutTrigger, found.withoutTrigger + leadsOf(sources.actual, everyHandoff).length),
      byHand: measureByHand(sources),
    },
  };
}

/** Triggers that a person set; those about whose source nothing is said are not looked at. */
function measureByHand(sources: GapSources): Measured<Count> {
  const { actual, history: { facts } } = sources;
  const setterOf = (i: number): number => facts.value[actual.row[i]!]!;
  const count = countHandoffs(sources, 'gap:byHand', (i) => setterOf(i) !== UNSAID, (i) => setterOf(i) === BY_HAND);
  return count.of === 0 ? { why: 'Who set a stage is not in this history.' } : count;
}

/** Recycled handoffs that had time to return; a return is a new handoff of the lead. */
function measureRecycled(sources: GapSources): MeasuredFacts['recycled'] {
  const { actual, history } = sources;
  const why = whyUnknowable(sources, 'handoffs');
  if (why !== null) return { why };
  const limit = RETURN_DAYS * DAY;
  const isBack = (i: number): boolean => actual.endAt[i]! - actual.closedAt[i]! <= limit;
  const isOver = (i: number): boolean => actual.closedBy[i] === RECYCLED && (isBack(i) || history.to - actual.closedAt[i]! > limit);
  const gone = countHandoffs(sources, 'gap:neverReturned', isOver, (i) => !isBack(i));
  return gone.of === 0 ? { why: 'No recycled lead of this history had its half year to return.' } : { ...gone, returned: gone.of - gone.n };
}

function measureBulk(sources: GapSources): MeasuredFacts['bulkImport'] {
  const why = whyUnknowable(sources, 'handoffs');
  if (why !== null) return { why };
  const warnings: string[] = [];
  const isBulk = matchBulkImports(sources.history, warnings);
  if (warnings[0] !== undefined) return { why: warnings[0] };
  const isFirst = (i: number): boolean => i === 0 || sources.actual.lead[i] !== sources.actual.lead[i - 1];
  return countHandoffs(sources, 'gap:bulkImport', isFirst, (i) => isBulk[sources.actual.lead[i]!] === 1);
}

/** Records of one person beyond the first, among all that were imported. */
function measureDuplicates({ imported, inScope, sets }: GapSources): MeasuredFacts['duplicates'] {
  const { roles } = imported;
  if (roles.email === null && !imported.excluded.includes(1)) return { why: 'The history has no e-mail addresses, so records of one person cannot be told.' };
  const repeated = findRepeatedPeople(imported);
  const isLookedAt = (lead: number): boolean => inScope === null || inScope[lead] === 1;
  const leads = Uint32Array.from(repeated.keys()).filter((lead) => repeated[lead] === 1 && isLookedAt(lead));
  sets.put('gap:duplicates', () => leads);
  return { n: leads.length, of: inScope === null ? repeated.length : inScope.reduce((sum, flag) => sum + flag, 0), set: 'gap:duplicates', honesty: 'observed' };
}
