import type { Sla } from '../engine/model/configuration.ts';
import type { Cadence, MarketingCommitment } from '../engine/model/sla-terms.ts';
import type { Clause, ClauseLack } from '../engine/sla/clauses.ts';
import { formatMinutes } from './format-duration.ts';
import { formatNumber, formatPoints, formatShare } from './format-number.ts';
import { numberWord } from './number-word.ts';
import type { Run } from './texts/rich.ts';
import { ENGLISH_VOICE, type Speak, type TextKey } from './texts/speak.ts';

/** A sentence in which what was promised stands out. */
export type ClauseWords = readonly (string | { readonly strong: string })[];

/** The words as one text. */
export const plainWords = (words: ClauseWords): string => words.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

const wordsOf = (runs: readonly Run[]): ClauseWords => runs.map(({ text, voice }) => (voice === 'strong' ? { strong: text } : text));

/** "a, b and c". */
export function andList(items: readonly string[], word: string = ENGLISH_VOICE.words('list.and')): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** A share that was promised, to the tenth of a percent: 0.9 → "90 %", 0.995 → "99.5 %". */
export const promisedShare = (share: number): string => formatShare(share, Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1);

/** "1 working hour", "4 hours", "1 h 30 min of working time": a budget as it is promised. */
export function budgetInWords(minutes: number, clock: 'business' | 'elapsed', say: Speak = ENGLISH_VOICE): string {
  const isWorking = clock === 'business';
  if (minutes % 60 === 0) return say.words(isWorking ? 'budget.workingHours' : 'budget.hours', { count: minutes / 60 });
  if (minutes < 60) return say.words(isWorking ? 'budget.workingMinutes' : 'budget.minutes', { count: minutes });
  const time = formatMinutes(minutes);
  return isWorking ? say.words('budget.ofWorkingTime', { time }) : time;
}

/** "every week" … as an adverb of a sentence. */
export const cadenceInWords = (cadence: Cadence, say: Speak = ENGLISH_VOICE): string => say.words(`cadence.${cadence}`);

/** What a clause lacks before anybody can be held to it, behind "no". */
export const lackInWords = (lack: ClauseLack, say: Speak = ENGLISH_VOICE): string => say.words(`lack.${lack}`);

/** A promise of marketing as the sentence that is printed, without its owner. */
export function commitmentInWords(commitment: MarketingCommitment, say: Speak = ENGLISH_VOICE): ClauseWords {
  switch (commitment.kind) {
    case 'volume':
      return wordsOf(say('clause.volume', { low: formatNumber(commitment.low), high: formatNumber(commitment.high) }));
    case 'minimumScore':
      return wordsOf(say('clause.minimumScore', { share: promisedShare(commitment.share), points: formatPoints(commitment.points) }));
    case 'requiredFields':
      return wordsOf(say('clause.requiredFields', { share: promisedShare(commitment.share), fields: andList(commitment.fields, say.words('list.and')) || say('clause.noFact') }));
    case 'sourceMix':
      return wordsOf(say('clause.sourceMix', { low: promisedShare(commitment.low), high: promisedShare(commitment.high), sources: andList(commitment.sources, say.words('list.or')) || say('clause.noSource') }));
    case 'rejects': {
      const reasons = andList(commitment.reasons, say.words('list.or'));
      return wordsOf(say(reasons === '' ? 'clause.rejects' : 'clause.rejectsFor', { most: promisedShare(commitment.most), reasons }));
    }
    case 'rejectAnswer':
      return wordsOf(say('clause.rejectAnswer', { days: workingDays(commitment.withinDays, say), share: promisedShare(commitment.share) }));
  }
}

const workingDays = (count: number, say: Speak): string => say.words('count.workingDays', { count });

/** A clause as the sentence that is printed; its owner, measurement and consequence stand apart. */
export function clauseInWords({ subject }: Pick<Clause, 'subject'>, sla: Sla, say: Speak = ENGLISH_VOICE): ClauseWords {
  return subject.kind === 'commitment' ? commitmentInWords(subject.commitment, say) : wordsOf(salesClause(subject, sla, say));
}

function salesClause(subject: Exclude<Clause['subject'], { kind: 'commitment' }>, { attempts, acceptanceDays, acceptanceShare }: Sla, say: Speak): readonly Run[] {
  /** The form for every lead, or the one for a share of them. */
  const shared = (every: TextKey, some: TextKey, share: number | undefined, values: Record<string, string | number>): readonly Run[] =>
    (share === undefined ? say(every, values) : say(some, { ...values, share: promisedShare(share) }));
  switch (subject.kind) {
    case 'response': {
      const { target, tierName } = subject;
      return shared('clause.response', 'clause.responseOf', target.share, { tier: tierName, time: budgetInWords(target.budgetMinutes, target.clock, say) });
    }
    case 'attempts': {
      const number = numberWord(attempts.n, say);
      return shared('clause.attempts', 'clause.attemptsOf', attempts.share, { count: attempts.n, number: attempts.share === undefined ? number : number.toLowerCase(), days: workingDays(attempts.withinDays, say) });
    }
    case 'acceptance':
      return shared('clause.acceptance', 'clause.acceptanceOf', acceptanceShare, { days: workingDays(acceptanceDays, say) });
    case 'feedback': {
      const { share, cadence, text } = subject.feedback;
      const what = text.trim().replace(/\.$/, '');
      return say(what === '' ? 'clause.feedback' : 'clause.feedbackReported', { share: promisedShare(share), cadence: cadenceInWords(cadence, say), what });
    }
    case 'opportunity':
      return say('clause.opportunity', { when: subject.text.replace(/\.$/, '') });
  }
}

/** What a clause is about, in two or three words: its line in a table. */
export function clauseName({ subject }: Pick<Clause, 'subject'>, say: Speak = ENGLISH_VOICE): string {
  if (subject.kind === 'response') return say.words('clauseName.response', { tier: subject.tierName });
  return say.words(`clauseName.${subject.kind === 'commitment' ? subject.commitment.kind : subject.kind}`);
}

/** How the replay counts a clause: the formula that stands where a clause names none of its own. */
export const countedAs = ({ subject }: Pick<Clause, 'subject'>, say: Speak = ENGLISH_VOICE): string =>
  say.words(`counted.${subject.kind === 'commitment' ? subject.commitment.kind : subject.kind}`);
