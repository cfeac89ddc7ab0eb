import type { Review } from '../../../shared/contract/schemas/review.ts';
import type { RequestPart } from '../../../shared/format/data-request.ts';
import { csvRow } from '../../../shared/format/csv-row.ts';
import { promisedShare } from '../../../shared/format/clause-in-words.ts';
import { formatNumber, formatShare } from '../../../shared/format/format-number.ts';
import { ENGLISH_VOICE, type Speak } from '../../../shared/format/texts/speak.ts';

type Made = Extract<Review, { kind: 'review' }>;
type Clause = Made['clauses'][number];
type Part = RequestPart;

const DASH = '–';

/** How the verdict on a clause is said, with whether its figure moved. */
export function verdictInWords({ verdict, moved }: Pick<Clause, 'verdict' | 'moved'>, say: Speak = ENGLISH_VOICE): string {
  const word = say.words(`verdict.${verdict}`);
  return moved === null ? word : say.words(`verdict.${moved}`, { verdict: word });
}

/** "47 % (44–51)": a share with its interval in percent. */
function shareOf(figure: Clause['now'] | null): string {
  if (figure?.share == null) return DASH;
  const interval = figure.low === null || figure.high === null ? '' : ` (${Math.round(figure.low * 100)}–${Math.round(figure.high * 100)})`;
  return `${formatShare(figure.share, 0)}${interval}`;
}

const promisedOf = ({ promised, unit }: Clause, say: Speak): string => (promised === 1 ? say.words(unit === 'weeks' ? 'reviewed.everyWeek' : 'reviewed.everyLead') : promisedShare(promised));

type Day = (at: number) => string;

/** The review as pages: what was promised and kept, the routing, what drifted, what was changed since. */
export function reviewPages(review: Made, { clientName, day }: { readonly clientName: string; readonly day: Day }, say: Speak = ENGLISH_VOICE): { readonly title: string; readonly intro: string; readonly parts: readonly Part[] } {
  const { agreement, period, handoffs } = review;
  const intro = { version: String(agreement.version), name: agreement.proposalName, day: day(agreement.signedAt), hex: agreement.fingerprint, words: agreement.words, handoffs: say('count.handoffs', { count: handoffs }), from: day(period.from), to: day(period.to) };
  return {
    title: say.words('reviewed.title', { client: clientName }),
    intro: say.words('reviewed.intro', intro),
    parts: [clausesPart(review, 'marketing', countedSentences(review, day, say), say), clausesPart(review, 'sales', [], say), routingPart(review, say), driftPart(review, say), changesPart(review, say)],
  };
}

const part = (title: string, sentences: readonly string[], table: Part['table'] = null, note = ''): Part => ({ title, sentences, table, note });
const headsOf = (say: Speak, key: 'reviewed.heads' | 'reviewed.driftHeads'): string[] => say.words(key).split(' | ');

/** How many clauses ended how, and which history was quoted at signing. */
function countedSentences({ clauses, then }: Made, day: Day, say: Speak): string[] {
  const quoted = then === null || then.from === null || then.to === null ? say('reviewed.noneQuoted') : say('reviewed.quoted', { from: day(then.from), to: day(then.to) });
  const counts = (['kept', 'broken', 'notYetKnowable', 'notKnowable'] as const).flatMap((verdict) => {
    const n = clauses.filter((clause) => clause.verdict === verdict).length;
    return n === 0 ? [] : [`${formatNumber(n)} ${say.words(`verdict.${verdict}`)}`];
  });
  return [say.words('reviewed.counted', { count: clauses.length, verdicts: counts.join(', '), quoted })];
}

function clausesPart({ clauses }: Made, team: Clause['team'], sentences: readonly string[], say: Speak): Part {
  const own = clauses.filter((clause) => clause.team === team);
  const title = say.words(`reviewed.${team}`);
  if (own.length === 0) return part(title, [...sentences, say.words('reviewed.nothing')]);
  const counted = ({ now: { n }, unit }: Clause): string => (n === null ? DASH : unit === 'weeks' ? say.words('reviewed.weeks', { n }) : formatNumber(n));
  const rows = own.map((clause) => [clause.sentence, promisedOf(clause, say), shareOf(clause.then), shareOf(clause.now), counted(clause), verdictInWords(clause, say)]);
  return part(title, sentences, { heads: headsOf(say, 'reviewed.heads'), rows }, say.words('reviewed.note'));
}

function routingPart({ routing, followed }: Made, say: Speak): Part {
  const { neverHit, fallback, capHits, people, missing } = routing;
  const caps = capHits.map(({ name, hits, days }) => say.words('reviewed.cap', { name, leads: say('count.leads', { count: hits }), days: say('count.days', { count: days.length }) }));
  return part(say.words('reviewed.routing'), [
    followed.of === 0 ? say.words('reviewed.noPool') : say.words('reviewed.followed', { n: followed.n, of: followed.of, share: formatShare(followed.n / followed.of, 0) }),
    neverHit.length === 0 ? say.words('reviewed.everyRule') : say.words('reviewed.idleRules', { rules: neverHit.map(({ name }) => `"${name}"`).join(', ') }),
    say.words('reviewed.fallback', { name: fallback.name === '' ? say('reviewed.theFallback') : fallback.name, leads: fallback.leads, share: formatShare(fallback.share, 1) }),
    caps.length === 0 ? say.words('reviewed.noCap') : say.words('reviewed.caps', { caps: caps.join(', ') }),
    ...[...people, ...missing].map(({ sentence }) => sentence),
  ]);
}

function driftPart({ drift }: Made, say: Speak): Part {
  const judged = (stability: Made['drift']['lines'][number]['stability']): string =>
    say.words(stability === null ? 'drift.nothing' : stability.hasDrifted ? 'drift.drifted' : stability.psi >= 0.1 ? 'drift.look' : 'drift.stable');
  const rows = drift.lines.map(({ kind, stability, before, since }) => [
    say.words(`drift.${kind}`), stability === null ? DASH : stability.psi.toFixed(2), stability === null ? DASH : stability.nullHigh.toFixed(2), formatNumber(before), formatNumber(since), judged(stability),
  ]);
  const outside = drift.conversion.filter(({ isOutside }) => isOutside === true).map(({ name, before, since }) => say.words('reviewed.moved', { name, before: formatShare(before.hits / before.n, 0), since: formatShare(since.hits / since.n, 0) }));
  const days = drift.conversionDays;
  return part(
    say.words('reviewed.drift'), [outside.length === 0 ? say.words('reviewed.inside', { days }) : say.words('reviewed.outside', { days, tiers: outside.join('; ') })],
    { heads: headsOf(say, 'reviewed.driftHeads'), rows }, say.words('reviewed.driftNote'),
  );
}

const changesPart = ({ changes }: Made, say: Speak): Part =>
  part(say.words('changed.title'), changes.length === 0 ? [say.words('changed.nothing')] : changes.map(({ part: of, sentences }) => say.words('changed.line', { part: say(`changed.${of}`), sentences: sentences.join(' ') })));

/** The clauses as a table for a spreadsheet; shares 0 to 1. */
export function reviewCsv({ clauses }: Made): string {
  const cell = (value: number | null): string => (value === null ? '' : `${value}`);
  const columns = (figure: Clause['now'] | null): string[] => [cell(figure?.share ?? null), cell(figure?.low ?? null), cell(figure?.high ?? null), cell(figure?.n ?? null)];
  const rows = clauses.map((clause) => [
    clause.clauseId, clause.team, clause.name, clause.sentence, clause.owner, cell(clause.promised), clause.unit, ...columns(clause.then), ...columns(clause.now), clause.now.honesty, ENGLISH_VOICE.words(`verdict.${clause.verdict}`), clause.moved ?? '', clause.now.reason ?? '',
  ]);
  const head = ['clause', 'team', 'name', 'promise', 'owner', 'promised_share', 'unit', 'then_share', 'then_low', 'then_high', 'then_n', 'since_share', 'since_low', 'since_high', 'since_n', 'honesty', 'verdict', 'moved', 'reason'];
  return [head, ...rows].map((row) => `${csvRow(row)}\r\n`).join('');
}
