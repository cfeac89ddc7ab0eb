import { routingTermsInWords } from '../../../shared/engine/agreement/routing-in-words.ts';
import { clausesOf, type Clause } from '../../../shared/engine/sla/clauses.ts';
import { CADENCE_WORDS, andList, clauseName, countedAs } from '../../../shared/format/clause-in-words.ts';
import { formatIsoDay } from '../../../shared/format/format-date.ts';
import { formatCounted, formatShare, numberWord } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Block, Row, Section } from './block.ts';
import { numbered, rich, strong } from './block.ts';
import type { DocumentNames } from './document-names.ts';
import { sentence, written } from './document-names.ts';

const inBrackets = (remarks: readonly string[]): string => {
  const said = remarks.filter((remark) => remark !== '');
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
};

export function routingSection({ configuration }: SlaDocument, names: DocumentNames): Section {
  const { routing } = configuration;
  const members = (pool: (typeof routing.pools)[number]) =>
    pool.members.length === 0 ? 'nobody' : pool.members.map(({ repId, weight }) => names.rep(repId) + inBrackets([weight === 1 ? '' : `weight ${weight}`, names.presence(repId)])).join(', ');
  const isPlain = routing.roster.every(({ weekCap, rolling30Cap, openCap }) => weekCap === undefined && rolling30Cap === undefined && openCap === undefined);
  const isByWeight = routing.pools.every(({ strategy }) => strategy === 'weightedSmooth'); // else each pool's own way is told below
  const fallbackRep = routing.fallback.repId === undefined ? '' : ` (${names.rep(routing.fallback.repId)})`;
  return {
    number: '8',
    title: 'Who receives a lead',
    blocks: [
      ...numbered('8', [
        rich`${strong(`${numberWord(routing.rules.length)} ${routing.rules.length === 1 ? 'rule' : 'rules'}`)} in order choose a pool (annex C); inside a pool leads go round${isByWeight ? ' in turn, by weight,' : ''} past those who are absent or have reached their cap${isPlain ? ' for the day' : ''}.`,
        ...routingTermsInWords(routing),
        rich`A lead that no rule can place goes to ${strong(written(routing.fallback.name, 'nobody'))}${fallbackRep} and counts as unrouted.`,
        rich`${strong(written(routing.reviewOwner, 'Nobody'))} reviews the routing each quarter and whenever the team changes.`,
      ]),
      {
        kind: 'table',
        columns: [
          { head: 'Pool', share: 24 },
          { head: 'Members', share: 56 },
          { head: 'Working hours', share: 20 },
        ],
        rows: routing.pools.map((pool) => ({ cells: [pool.name, members(pool), pool.hours === 'require' ? 'only inside them' : 'at any time'] })),
      },
    ],
  };
}

function measureRow(clause: Clause): Row {
  const { metric, formula, source, report, cadence } = clause.terms;
  const where = [written(source ?? '', 'no source named'), ...((report ?? '').trim() === '' ? [] : [report?.trim() ?? ''])].join('; ');
  const by = `${written(clause.owner, 'nobody named')}${cadence === undefined ? '' : `, ${CADENCE_WORDS[cadence]}`}`;
  return { cells: [written(metric ?? '', clauseName(clause)), written(formula ?? '', countedAs(clause)), where, by] };
}

export function measurementSection({ configuration }: SlaDocument): Section {
  return {
    number: '9',
    title: 'How it is measured',
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: 'Promise', share: 20 },
          { head: 'Formula', share: 36 },
          { head: 'Source and report', share: 24 },
          { head: 'Answers for it', share: 20 },
        ],
        rows: clausesOf(configuration).map(measureRow),
      },
      { kind: 'note', text: 'Every figure is printed with its number of leads; fewer than 30 are too few to lean on. Clocks that fall due after the end of the data are left out and counted apart.' },
    ],
  };
}

/** "at 80 % of the time", "when the time is over", "at 150 % of the time". */
function rungInWords(share: number): string {
  return share === 1 ? 'when the time is over' : `at ${formatShare(share)} of the time`;
}

const ladderTable = (rows: readonly Row[]): Block => ({
  kind: 'table',
  columns: [
    { head: 'When', share: 26 },
    { head: 'What happens', share: 46 },
    { head: 'Who', share: 28 },
  ],
  rows,
});

export function escalationSection({ configuration }: SlaDocument): Section {
  const { escalation, marketingEscalation = [], consequences = {} } = configuration.sla;
  const sales = [...escalation].sort((a, b) => a.atShare - b.atShare).map(({ atShare, action, who }): Row => ({ cells: [rungInWords(atShare), action, written(who, 'nobody named')] }));
  const marketing = [...marketingEscalation].sort((a, b) => a.afterDays - b.afterDays).map(({ afterDays, action, who }): Row => ({ cells: [afterDays === 0 ? 'on the day of the miss' : `${formatCounted(afterDays, 'working day', 'working days')} after it`, action, written(who, 'nobody named')] }));
  const follows = (team: 'marketing' | 'sales'): Block[] => ((consequences[team] ?? '').trim() === '' ? [] : [{ kind: 'clause', text: rich`${strong(`If ${team} misses a promise:`)} ${sentence(consequences[team] ?? '')}` }]);
  const blocks: Block[] = [
    ...(sales.length === 0 ? [] : [{ kind: 'subheading' as const, text: 'A first touch by sales' }, ladderTable(sales)]),
    ...follows('sales'),
    ...(marketing.length === 0 ? [] : [{ kind: 'subheading' as const, text: 'A promise of marketing' }, ladderTable(marketing)]),
    ...follows('marketing'),
  ];
  return { number: '10', title: 'When a promise is about to fail', blocks: blocks.length === 0 ? [{ kind: 'clause', text: 'No escalation was agreed.' }] : blocks };
}

export function feedbackSection({ configuration }: SlaDocument): Section {
  const { playbook } = configuration;
  const reasons = playbook.rejectReasons;
  return {
    number: '11',
    title: 'Feedback',
    blocks: numbered('11', [
      reasons.length === 0 ? 'No reasons for a rejection were agreed.' : rich`A rejected lead carries one of these reasons: ${strong(andList(reasons))}.`,
      rich`What goes back to marketing: ${sentence(written(playbook.recycle, 'nothing was agreed'))}`,
    ]),
  };
}

export function reviewSection({ configuration }: SlaDocument): Section {
  const { reviewOn, reviewEveryMonths, changeProcedure } = configuration.sla;
  const day = formatIsoDay(reviewOn);
  const every = reviewEveryMonths === undefined ? '' : reviewEveryMonths === 1 ? ' and every month after that' : ` and every ${reviewEveryMonths} months after that`;
  return {
    number: '12',
    title: 'Review and change',
    blocks: numbered('12', [
      day === '' ? 'No day was set for the review.' : rich`Both teams review this agreement on ${strong(day)}${every}, with the same figures drawn again.`,
      ...((changeProcedure ?? '').trim() === '' ? [] : [sentence(changeProcedure ?? '')]),
      'Any change of a definition, a point, a rule or a target changes the fingerprint and needs new signatures. Until then this version holds.',
    ]),
  };
}
