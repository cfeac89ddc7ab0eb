import type { Review } from '../../../shared/contract/schemas/review.ts';
import type { RequestPart } from '../../../shared/engine/data-request/data-request.ts';
import { csvRow } from '../../../shared/format/csv-row.ts';
import { promisedShare } from '../../../shared/format/clause-in-words.ts';
import { formatCounted, formatNumber, formatShare } from '../../../shared/format/format-number.ts';

type Made = Extract<Review, { kind: 'review' }>;
type Clause = Made['clauses'][number];
type Part = RequestPart;

const DASH = '–';
const VERDICTS: Readonly<Record<Clause['verdict'], string>> = { kept: 'kept', broken: 'broken', notYetKnowable: 'not yet knowable', notKnowable: 'not knowable' };
const MOVES = { better: ', better than then', worse: ', worse than then', same: '' } as const;
const DRIFTS = { score: 'Scores at the handoff', source: 'Sources', tier: 'Tiers' } as const;

/** How the verdict on a clause is said, with whether its figure moved. */
export const verdictInWords = ({ verdict, moved }: Pick<Clause, 'verdict' | 'moved'>): string => `${VERDICTS[verdict]}${moved === null ? '' : MOVES[moved]}`;

/** "47 % (44–51)": a share with its interval in percent. */
function shareOf(figure: Clause['now'] | null): string {
  if (figure?.share == null) return DASH;
  const interval = figure.low === null || figure.high === null ? '' : ` (${Math.round(figure.low * 100)}–${Math.round(figure.high * 100)})`;
  return `${formatShare(figure.share, 0)}${interval}`;
}

const promisedOf = ({ promised, unit }: Clause): string => (promised === 1 ? `every ${unit === 'weeks' ? 'week' : 'lead'}` : promisedShare(promised));

/** The review as pages: what was promised and kept, the routing, what drifted, what was changed since. */
export function reviewPages(review: Made, head: { readonly clientName: string; readonly day: (at: number) => string }): { readonly title: string; readonly intro: string; readonly parts: readonly Part[] } {
  const { agreement, period, handoffs } = review;
  const { day } = head;
  return {
    title: `Review of the agreement, ${head.clientName}`,
    intro: `Version ${agreement.version} of ${agreement.proposalName}, signed ${day(agreement.signedAt)} (${agreement.fingerprint}, ${agreement.words}), on ${formatCounted(handoffs, 'handoff', 'handoffs')} from ${day(period.from)} to ${day(period.to)}.`,
    parts: [clausesPart(review, 'marketing', 'Marketing promised', countedSentences(review, day)), clausesPart(review, 'sales', 'Sales promised', []), routingPart(review), driftPart(review), changesPart(review)],
  };
}

const part = (title: string, sentences: readonly string[], table: Part['table'] = null, note = ''): Part => ({ title, sentences, table, note });

/** How many clauses ended how, and which history was quoted at signing. */
function countedSentences({ clauses, then }: Made, day: (at: number) => string): string[] {
  const quoted = then === null || then.from === null || then.to === null ? 'No history was quoted at signing.' : `Then: the history from ${day(then.from)} to ${day(then.to)} that was quoted at signing.`;
  const counts = (['kept', 'broken', 'notYetKnowable', 'notKnowable'] as const).flatMap((verdict) => {
    const n = clauses.filter((clause) => clause.verdict === verdict).length;
    return n === 0 ? [] : [`${formatNumber(n)} ${VERDICTS[verdict]}`];
  });
  return [`Of ${formatCounted(clauses.length, 'promise', 'promises')}: ${counts.join(', ')}. ${quoted}`];
}

function clausesPart({ clauses }: Made, team: Clause['team'], title: string, sentences: readonly string[]): Part {
  const own = clauses.filter((clause) => clause.team === team);
  if (own.length === 0) return part(title, [...sentences, 'Nothing in this version.']);
  return part(title, sentences, {
    heads: ['Promise', 'For', 'Then', 'Since', 'Of', 'Verdict'],
    rows: own.map((clause) => [clause.sentence, promisedOf(clause), shareOf(clause.then), shareOf(clause.now), clause.now.n === null ? DASH : `${formatNumber(clause.now.n)}${clause.unit === 'weeks' ? ' weeks' : ''}`, verdictInWords(clause)]),
  }, 'Shares of the handoffs or weeks since, with their 95 % intervals. What fewer than 30 handoffs or 4 whole weeks speak to is not yet knowable; clocks that are due after the end of the data count nowhere.');
}

function routingPart({ routing, followed }: Made): Part {
  const { neverHit, fallback, capHits, people, missing } = routing;
  return part('Routing since', [
    followed.of === 0 ? 'No rule names a pool for any of these handoffs.' : `${formatNumber(followed.n)} of ${formatNumber(followed.of)} handoffs (${formatShare(followed.n / followed.of, 0)}) went to somebody of the pool that the rules name.`,
    neverHit.length === 0 ? 'Every rule placed a lead.' : `Rules that placed nobody: ${neverHit.map(({ name }) => `"${name}"`).join(', ')}.`,
    `${fallback.name === '' ? 'The fallback' : fallback.name} took ${formatNumber(fallback.leads)}, ${formatShare(fallback.share, 1)} of all.`,
    capHits.length === 0 ? 'No cap was ever full.' : `Caps that were full: ${capHits.map(({ name, hits, days }) => `${name} (${formatCounted(hits, 'lead', 'leads')} on ${formatCounted(days.length, 'day', 'days')})`).join(', ')}.`,
    ...[...people, ...missing].map(({ sentence }) => sentence),
  ]);
}

function driftPart({ drift }: Made): Part {
  const rows = drift.lines.map(({ kind, stability, before, since }) => [
    DRIFTS[kind], stability === null ? DASH : stability.psi.toFixed(2), stability === null ? DASH : stability.nullHigh.toFixed(2), formatNumber(before), formatNumber(since), stability === null ? 'nothing to compare' : stability.hasDrifted ? 'drifted' : stability.psi >= 0.1 ? 'worth a look' : 'stable',
  ]);
  const outside = drift.conversion.filter(({ isOutside }) => isOutside === true).map(({ name, before, since }) => `${name}: ${formatShare(before.hits / before.n, 0)} before, ${formatShare(since.hits / since.n, 0)} since`);
  return part('What drifted', [
    outside.length === 0 ? `In no tier does the share that became an SQL within ${drift.conversionDays} days lie outside its earlier interval.` : `Became an SQL within ${drift.conversionDays} days outside the earlier interval: ${outside.join('; ')}.`,
  ], { heads: ['Of the handoffs', 'PSI', 'By chance, up to', 'Before', 'Since', ''], rows }, 'PSI over the deciles of the earlier scores, and over sources and tiers. It has drifted above 0.25 and above what chance alone reaches 95 times in 100.');
}

const PARTS = { definitions: 'Definitions', score: 'Score', routing: 'Routing', promises: 'Promises', playbook: 'Playbook' } as const;

const changesPart = ({ changes }: Made): Part => part('Changed since it was signed', changes.length === 0 ? ['The proposal says what was signed.'] : changes.map(({ part: of, sentences }) => `${PARTS[of]}: ${sentences.join(' ')}`));

/** The clauses as a table for a spreadsheet; shares 0 to 1. */
export function reviewCsv({ clauses }: Made): string {
  const cell = (value: number | null): string => (value === null ? '' : `${value}`);
  const columns = (figure: Clause['now'] | null): string[] => [cell(figure?.share ?? null), cell(figure?.low ?? null), cell(figure?.high ?? null), cell(figure?.n ?? null)];
  const rows = clauses.map((clause) => [
    clause.clauseId, clause.team, clause.name, clause.sentence, clause.owner, cell(clause.promised), clause.unit, ...columns(clause.then), ...columns(clause.now), clause.now.honesty, VERDICTS[clause.verdict], clause.moved ?? '', clause.now.reason ?? '',
  ]);
  const head = ['clause', 'team', 'name', 'promise', 'owner', 'promised_share', 'unit', 'then_share', 'then_low', 'then_high', 'then_n', 'since_share', 'since_low', 'since_high', 'since_n', 'honesty', 'verdict', 'moved', 'reason'];
  return [head, ...rows].map((row) => `${csvRow(row)}\r\n`).join('');
}
