import { routingTermsInWords } from '../../../shared/engine/agreement/routing-in-words.ts';
import { clausesOf, type Clause } from '../../../shared/engine/sla/clauses.ts';
import { andList, cadenceInWords, clauseName, countedAs } from '../../../shared/format/clause-in-words.ts';
import { formatIsoDay } from '../../../shared/format/format-date.ts';
import { formatShare } from '../../../shared/format/format-number.ts';
import { numberWord } from '../../../shared/format/number-word.ts';
import type { SlaDocument } from '../sla-document.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';
import type { Block, Row, Section } from './block.ts';
import type { Rich } from '../../../shared/format/texts/rich.ts';
import { numbered } from './block.ts';
import type { DocumentNames } from './document-names.ts';
import { sentence, written } from './document-names.ts';

const inBrackets = (remarks: readonly string[]): string => {
  const said = remarks.filter((remark) => remark !== '');
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
};

export function routingSection(document: SlaDocument, names: DocumentNames): Section {
  const { routing } = document.configuration;
  const say = speakFor(document);
  const members = (pool: (typeof routing.pools)[number]) =>
    pool.members.length === 0 ? say.words('nobody') : pool.members.map(({ repId, weight }) => names.rep(repId) + inBrackets([weight === 1 ? '' : say.words('routing.weight', { weight: String(weight) }), names.presence(repId)])).join(', ');
  const isPlain = routing.roster.every(({ weekCap, rolling30Cap, openCap }) => weekCap === undefined && rolling30Cap === undefined && openCap === undefined);
  const isByWeight = routing.pools.every(({ strategy }) => strategy === 'weightedSmooth'); // else each pool's own way is told below
  const fallbackRep = routing.fallback.repId === undefined ? '' : ` (${names.rep(routing.fallback.repId)})`;
  return {
    number: '8',
    title: say.words('routing.title'),
    blocks: [
      ...numbered('8', [
        say('routing.rules', { count: routing.rules.length, number: numberWord(routing.rules.length, say), turn: isByWeight ? say('routing.inTurn') : '', cap: isPlain ? say('routing.forTheDay') : '' }),
        ...routingTermsInWords(routing, say.texts),
        say('routing.fallback', { name: written(routing.fallback.name, say.words('nobody')), person: fallbackRep }),
        say('routing.review', { owner: written(routing.reviewOwner, say.words('NobodyOpens')) }),
      ]),
      {
        kind: 'table',
        columns: [
          { head: say.words('routing.pool'), share: 24 },
          { head: say.words('routing.members'), share: 56 },
          { head: say.words('routing.hours'), share: 20 },
        ],
        rows: routing.pools.map((pool) => ({ cells: [pool.name, members(pool), say(pool.hours === 'require' ? 'routing.inside' : 'routing.anyTime')] })),
      },
    ],
  };
}

function measureRow(clause: Clause, say: Speak): Row {
  const { metric, formula, source, report, cadence } = clause.terms;
  const where = [written(source ?? '', say.words('measure.noSource')), ...((report ?? '').trim() === '' ? [] : [report?.trim() ?? ''])].join('; ');
  const by = `${written(clause.owner, say.words('nobodyNamed'))}${cadence === undefined ? '' : `, ${cadenceInWords(cadence, say)}`}`;
  return { cells: [written(metric ?? '', clauseName(clause, say)), written(formula ?? '', countedAs(clause, say)), where, by] };
}

export function measurementSection(document: SlaDocument): Section {
  const say = speakFor(document);
  return {
    number: '9',
    title: say.words('measure.title'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: say.words('measure.promise'), share: 20 },
          { head: say.words('measure.formula'), share: 36 },
          { head: say.words('measure.source'), share: 24 },
          { head: say.words('measure.owner'), share: 20 },
        ],
        rows: clausesOf(document.configuration).map((clause) => measureRow(clause, say)),
      },
      { kind: 'note', text: say('measure.note') },
    ],
  };
}

/** "at 80 % of the time", "when the time is over", "at 150 % of the time". */
const rungInWords = (share: number, say: Speak): Rich => (share === 1 ? say('ladder.over') : say('ladder.at', { share: formatShare(share) }));

const ladderTable = (rows: readonly Row[], say: Speak): Block => ({
  kind: 'table',
  columns: [
    { head: say.words('ladder.when'), share: 26 },
    { head: say.words('ladder.what'), share: 46 },
    { head: say.words('ladder.who'), share: 28 },
  ],
  rows,
});

export function escalationSection(document: SlaDocument): Section {
  const { escalation, marketingEscalation = [], consequences = {} } = document.configuration.sla;
  const say = speakFor(document);
  const nobody = say.words('nobodyNamed');
  const sales = [...escalation].sort((a, b) => a.atShare - b.atShare).map(({ atShare, action, who }): Row => ({ cells: [rungInWords(atShare, say), action, written(who, nobody)] }));
  const marketing = [...marketingEscalation].sort((a, b) => a.afterDays - b.afterDays).map(({ afterDays, action, who }): Row => ({ cells: [afterDays === 0 ? say('ladder.sameDay') : say('ladder.daysAfter', { count: afterDays }), action, written(who, nobody)] }));
  const follows = (team: 'marketing' | 'sales'): Block[] => ((consequences[team] ?? '').trim() === '' ? [] : [{ kind: 'clause', text: say(team === 'marketing' ? 'ladder.ifMarketing' : 'ladder.ifSales', { what: sentence(consequences[team] ?? '') }) }]);
  const blocks: Block[] = [
    ...(sales.length === 0 ? [] : [{ kind: 'subheading' as const, text: say.words('ladder.ofSales') }, ladderTable(sales, say)]),
    ...follows('sales'),
    ...(marketing.length === 0 ? [] : [{ kind: 'subheading' as const, text: say.words('ladder.ofMarketing') }, ladderTable(marketing, say)]),
    ...follows('marketing'),
  ];
  return { number: '10', title: say.words('ladder.title'), blocks: blocks.length === 0 ? [{ kind: 'clause', text: say('ladder.none') }] : blocks };
}

export function feedbackSection(document: SlaDocument): Section {
  const { playbook } = document.configuration;
  const say = speakFor(document);
  const reasons = playbook.rejectReasons;
  return {
    number: '11',
    title: say.words('feedback.title'),
    blocks: numbered('11', [
      reasons.length === 0 ? say('feedback.noReasons') : say('feedback.reasons', { reasons: andList(reasons, say.words('list.and')) }),
      say('feedback.back', { what: sentence(written(playbook.recycle, say.words('playbook.nothing'))) }),
    ]),
  };
}

export function reviewSection(document: SlaDocument): Section {
  const { reviewOn, reviewEveryMonths, changeProcedure } = document.configuration.sla;
  const say = speakFor(document);
  const day = formatIsoDay(reviewOn);
  const every = reviewEveryMonths === undefined ? '' : say('review.every', { count: reviewEveryMonths });
  return {
    number: '12',
    title: say.words('review.title'),
    blocks: numbered('12', [
      day === '' ? say('review.noDay') : say('review.on', { day, every }),
      ...((changeProcedure ?? '').trim() === '' ? [] : [sentence(changeProcedure ?? '')]),
      say('review.change'),
    ]),
  };
}
