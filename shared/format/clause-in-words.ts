import type { Sla } from '../engine/model/configuration.ts';
import type { Cadence, MarketingCommitment } from '../engine/model/sla-terms.ts';
import type { Clause, ClauseLack } from '../engine/sla/clauses.ts';
import { formatMinutes } from './format-duration.ts';
import { formatCounted, formatNumber, formatPoints, formatShare, numberWord } from './format-number.ts';

/** A sentence in which what was promised stands out. */
export type ClauseWords = readonly (string | { readonly strong: string })[];

const strong = (text: string): { readonly strong: string } => ({ strong: text });

/** The words as one text. */
export const plainWords = (words: ClauseWords): string => words.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

/** "a, b and c". */
export function andList(items: readonly string[], word = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** A share that was promised, to the tenth of a percent: 0.9 → "90 %", 0.995 → "99.5 %". */
export const promisedShare = (share: number): string => formatShare(share, Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1);

/** "1 working hour", "4 hours", "1 h 30 min of working time": a budget as it is promised. */
export function budgetInWords(minutes: number, clock: 'business' | 'elapsed'): string {
  const word = clock === 'business' ? 'working ' : '';
  const counted = (n: number, unit: string) => `${n} ${word}${unit}${n === 1 ? '' : 's'}`;
  if (minutes % 60 === 0) return counted(minutes / 60, 'hour');
  if (minutes < 60) return counted(minutes, 'minute');
  return `${formatMinutes(minutes)}${clock === 'business' ? ' of working time' : ''}`;
}

const days = (n: number): string => formatCounted(n, 'working day', 'working days');

/** "each week" … as an adverb of a sentence. */
export const CADENCE_WORDS: Readonly<Record<Cadence, string>> = { daily: 'every day', weekly: 'every week', monthly: 'every month', quarterly: 'every quarter' };

/** What a clause lacks before anybody can be held to it. */
export const LACK_WORDS: Readonly<Record<ClauseLack, string>> = { owner: 'an owner', source: 'a source to measure it from', consequence: 'a consequence' };

/** A promise of marketing as the sentence that is printed, without its owner. */
export function commitmentInWords(commitment: MarketingCommitment): ClauseWords {
  switch (commitment.kind) {
    case 'volume':
      return ['Marketing hands over ', strong(`${formatNumber(commitment.low)} to ${formatNumber(commitment.high)}`), ' MQLs a week.'];
    case 'minimumScore':
      return ['At least ', strong(promisedShare(commitment.share)), ' of the leads handed over have a score of ', strong(`${formatPoints(commitment.points)} or more`), ' at the handoff.'];
    case 'requiredFields':
      return ['At least ', strong(promisedShare(commitment.share)), ' of the leads handed over carry these facts at the handoff: ', andList(commitment.fields) || 'no named fact', '.'];
    case 'sourceMix':
      return ['Each week ', strong(`${promisedShare(commitment.low)} to ${promisedShare(commitment.high)}`), ` of the leads handed over come from ${andList(commitment.sources, 'or') || 'no named source'}.`];
    case 'rejects':
      return ['At most ', strong(promisedShare(commitment.most)), ` of the leads handed over are rejected or disqualified${commitment.reasons.length === 0 ? '' : ` for ${andList(commitment.reasons, 'or')}`}.`];
    case 'rejectAnswer':
      return ['Marketing says within ', strong(days(commitment.withinDays)), ' what becomes of a rejected lead, for at least ', strong(promisedShare(commitment.share)), ' of them.'];
  }
}

function attemptsInWords({ n, withinDays, share }: Sla['attempts']): ClauseWords {
  const attempts = n === 1 ? 'attempt' : 'attempts';
  return share === undefined
    ? [strong(numberWord(n)), ` ${attempts} in `, strong(days(withinDays)), ' before a lead goes back.']
    : ['At least ', strong(promisedShare(share)), ' of the leads get ', strong(numberWord(n).toLowerCase()), ` ${attempts} in `, strong(days(withinDays)), ' before they go back.'];
}

function acceptanceInWords({ acceptanceDays, acceptanceShare }: Sla): ClauseWords {
  return acceptanceShare === undefined
    ? ['Sales accepts or rejects a lead within ', strong(days(acceptanceDays)), ' of its assignment, and gives a reason when it rejects.']
    : ['Sales accepts or rejects at least ', strong(promisedShare(acceptanceShare)), ' of the leads within ', strong(days(acceptanceDays)), ' of their assignment, and gives a reason when it rejects.'];
}

/** A clause as the sentence that is printed; its owner, measurement and consequence stand apart. */
export function clauseInWords({ subject }: Pick<Clause, 'subject'>, sla: Sla): ClauseWords {
  switch (subject.kind) {
    case 'commitment':
      return commitmentInWords(subject.commitment);
    case 'response': {
      const { target, tierName } = subject;
      const time = strong(budgetInWords(target.budgetMinutes, target.clock));
      return target.share === undefined
        ? ['A lead of tier ', strong(tierName), ' gets a first touch within ', time, ', by a person.']
        : ['At least ', strong(promisedShare(target.share)), ' of the leads of tier ', strong(tierName), ' get a first touch within ', time, ', by a person.'];
    }
    case 'attempts':
      return attemptsInWords(sla.attempts);
    case 'acceptance':
      return acceptanceInWords(sla);
    case 'feedback': {
      const { share, cadence, text } = subject.feedback;
      const reported = text.trim().replace(/\.$/, '');
      return ['At least ', strong(promisedShare(share)), ' of the leads that sales turns down carry a reason', ...(reported === '' ? ['.'] : ['; ', strong(CADENCE_WORDS[cadence]), ` sales reports ${reported}.`])];
    }
    case 'opportunity':
      return ['Sales opens an opportunity when ', strong(subject.text.replace(/\.$/, '')), '.'];
  }
}

/** What a clause is about, in two or three words: its line in a table. */
export function clauseName({ subject }: Pick<Clause, 'subject'>): string {
  if (subject.kind === 'response') return `First touch, ${subject.tierName}`;
  if (subject.kind === 'commitment') return COMMITMENT_NAMES[subject.commitment.kind];
  return SALES_NAMES[subject.kind];
}

/** A promise of marketing in two or three words. */
export const COMMITMENT_NAMES: Readonly<Record<MarketingCommitment['kind'], string>> = {
  volume: 'MQLs a week',
  minimumScore: 'Minimum score',
  requiredFields: 'Required facts',
  sourceMix: 'Source mix',
  rejects: 'Few rejections',
  rejectAnswer: 'Answer to a rejection',
};
const SALES_NAMES = { attempts: 'Attempts', acceptance: 'Acceptance', feedback: 'Feedback', opportunity: 'Opportunities' } as const;

/** How the replay counts a clause: the formula that stands where a clause names none of its own. */
export function countedAs({ subject }: Pick<Clause, 'subject'>): string {
  switch (subject.kind) {
    case 'response':
      return 'kept ÷ (kept + late + never), clocks already due';
    case 'attempts':
      return 'touched handoffs with the attempts in time ÷ touched handoffs not yet an SQL by then';
    case 'acceptance':
      return 'assigned handoffs accepted or rejected in time ÷ assigned handoffs';
    case 'feedback':
      return 'leads turned down with a reason ÷ leads turned down';
    case 'opportunity':
      return 'read at the review, lead by lead';
    case 'commitment':
      return COMMITMENT_FORMULAS[subject.commitment.kind];
  }
}
const COMMITMENT_FORMULAS: Readonly<Record<MarketingCommitment['kind'], string>> = {
  volume: 'whole ISO weeks within the range ÷ whole ISO weeks',
  minimumScore: 'handoffs at or above the score ÷ all handoffs',
  requiredFields: 'handoffs with every fact known ÷ all handoffs',
  sourceMix: 'whole ISO weeks within the range ÷ whole ISO weeks with handoffs',
  rejects: 'handoffs not rejected for these reasons ÷ assigned handoffs',
  rejectAnswer: 'rejections followed by another stage in time ÷ rejections already due',
};
