import type { Configuration } from '../model/configuration.ts';
import type { MarketingCommitment } from '../model/sla-terms.ts';
import { clausesOf, type ClauseLack } from '../sla/clauses.ts';
import { dayOfIso } from '../time/civil-date.ts';
import { NO_PROPOSAL, type GapFacts } from './gap-facts.ts';
import { gapIf, measuredValue, missing, unknown, type GapEvidence, type GapFinding, type GapRule } from './gap-rule.ts';
import { REVIEW_DAYS } from './routing-gaps.ts';
import { spoken } from './said-owners.ts';

/** Judges what the proposal says; without one nobody can tell. */
const judgeProposal = (judge: (configuration: Configuration, facts: GapFacts) => GapFinding) => (facts: GapFacts): GapFinding => (facts.configuration === null ? unknown(NO_PROPOSAL) : judge(facts.configuration, facts));

const isSaid = (text: string | undefined): boolean => (text ?? '').trim() !== '';

function judgeTargets({ sla, tiers }: Configuration): GapFinding {
  if (sla.targets.length === 0) return gapIf([missing('No response time is promised')]);
  if (tiers.classes.length < 2) return gapIf([missing('There is one tier only, so every lead is treated the same')]);
  const without = tiers.classes.filter(({ id }) => !sla.targets.some(({ tierId }) => tierId === id));
  const kinds = new Set(sla.targets.map(({ budgetMinutes, clock }) => `${budgetMinutes} ${clock}`));
  const isSame = kinds.size === 1 && sla.targets.length > 1;
  return gapIf([...(isSame ? [missing('Every tier has the same response time')] : []), ...without.map(({ id, name }) => missing('This tier has no response time', { kind: 'part', id, label: name }))]);
}

const MARKETING_SIDE: readonly (readonly [label: string, kinds: readonly MarketingCommitment['kind'][]])[] = [
  ['Marketing promises no volume', ['volume']],
  ['Marketing promises no threshold', ['minimumScore']],
  ['Marketing promises no fields', ['requiredFields']],
  ['Marketing promises nothing about quality', ['minimumScore', 'rejects', 'sourceMix']],
];

const judgeMarketing = ({ sla }: Configuration): GapFinding => gapIf(MARKETING_SIDE.filter(([, kinds]) => !sla.marketing.some(({ kind }) => kinds.includes(kind))).map(([label]) => missing(label)));

function judgeSales({ sla, playbook, definitions }: Configuration): GapFinding {
  return gapIf([
    ...(sla.targets.length === 0 ? [missing('Sales promises no response time')] : []),
    ...(sla.attempts.n < 1 ? [missing('Sales promises no number of attempts')] : []),
    ...(sla.feedback === undefined && (sla.acceptanceDays <= 0 || playbook.rejectReasons.length === 0) ? [missing('Sales promises no answer with a reason')] : []),
    ...(isSaid(sla.opportunity) || isSaid(definitions.sql.text) ? [] : [missing('When sales opens an opportunity is not said')]),
  ]);
}

/** What clauses lack, by its kind, each clause named by its side. */
function lacking(configuration: Configuration, lack: ClauseLack): number {
  return clausesOf(configuration).filter(({ lacks }) => lacks.includes(lack)).length;
}

function judgeConsequence(configuration: Configuration): GapFinding {
  const { sla } = configuration;
  const nameless = sla.escalation.filter(({ who }) => who.trim() === '');
  const says = sla.escalation.length > 0 || isSaid(sla.consequences?.sales) || lacking(configuration, 'consequence') < clausesOf(configuration).length;
  return gapIf([...(says ? [] : [missing('Nothing follows a missed promise')]), ...nameless.map(({ action }) => missing(`“${action}” has no person`))]);
}

/** Somebody who answers for a team hears of a breach, at the breach or after it. Who that is, proposal and room hold: the owners of promises, the manager of leads taken back, and whoever may sign. */
function judgeAlert({ sla, routing }: Configuration, { room }: GapFacts): GapFinding {
  const told = sla.escalation.filter(({ atShare, who }) => atShare >= 1 && isSaid(who)).map(({ who }) => who);
  const managers = new Set([sla.salesOwner, sla.momentOwner, routing.reassignment?.manager ?? '', ...room.people.filter(({ canSign }) => canSign).flatMap(({ name, role }) => [name, role])].map(spoken));
  if (told.some((who) => managers.has(spoken(who)))) return gapIf([]);
  const others = new Set([...routing.roster.map(({ name }) => name), ...room.people.map(({ name }) => name)].map(spoken));
  const untold = told.find((who) => !others.has(spoken(who)));
  if (untold === undefined) return gapIf([missing('No manager hears of a breach')]);
  return unknown(`At a breach “${untold}” hears of it, and nobody says whether that is a manager. Name who owns the promises of sales under Promise, or add the person under Prepare as somebody who can sign.`);
}

/** Without a word about sources nobody has thought of it; with some, each clause without one is named. */
function judgeSources(configuration: Configuration): GapFinding {
  const clauses = clausesOf(configuration);
  const without = clauses.filter(({ lacks }) => lacks.includes('source'));
  if (clauses.length === 0) return unknown('Nothing is promised yet, so nothing can be measured. Make promises under Promise.');
  return gapIf(without.length === 0 ? [] : [missing(`${without.length} of ${clauses.length} promises do not say where they are read off`)]);
}

function judgeInterval({ sla }: Configuration): GapFinding {
  const [from, to] = [dayOfIso(sla.effectiveFrom), dayOfIso(sla.reviewOn)];
  if (sla.reviewEveryMonths !== undefined && sla.reviewEveryMonths > 3) return gapIf([measuredValue('Months between two reviews', sla.reviewEveryMonths, 'none', { honesty: 'deterministic' })]);
  if (Number.isNaN(to)) return gapIf([missing('No day is set for the first review')]);
  if (Number.isNaN(from)) return sla.reviewEveryMonths === undefined ? unknown('The day from which the SLA holds is not set, so how long until its review is not known. Set it under Promise.') : gapIf([]);
  return gapIf(to - from > REVIEW_DAYS ? [measuredValue('Days from the start to the first review', to - from, 'days', { honesty: 'deterministic' })] : []);
}

function judgeSteps({ playbook }: Configuration): GapFinding {
  const steps: readonly (readonly [string, string])[] = [['first hour', playbook.firstHour], ['first day', playbook.firstDay], ['first week', playbook.firstWeek]];
  return gapIf(steps.filter(([, text]) => !isSaid(text)).map(([name]): GapEvidence => missing(`The playbook says nothing of the ${name}`)));
}

/** Somebody reports conversion by source to both (G31): said in the SLA's feedback or in a clause's report, with an owner. */
function judgeReport(configuration: Configuration): GapFinding {
  const { sla } = configuration;
  const clauses = clausesOf(configuration);
  const reports = clauses.filter(({ terms }) => isSaid(terms.report));
  const isShared = (isSaid(sla.feedback?.text) || reports.length > 0) && (reports.some(({ owner }) => owner !== '') || sla.salesOwner.trim() !== '');
  return gapIf(isShared ? [] : [missing('No report of conversion by source is named, with somebody who owns it')]);
}

/** Gaps in what both sides promise. */
export const PROMISE_GAPS: readonly GapRule[] = [
  { id: 'G19', severity: 'high', title: 'Every lead is treated the same', sentence: 'every lead gets treated the same', question: 'Which lead may never wait, and which one may?', closes: 'SLA §4 and §6', place: 'promise', judge: judgeProposal(judgeTargets) },
  { id: 'G21', severity: 'high', title: 'The SLA has no marketing side', sentence: 'what marketing commits to delivering', question: 'What can sales hold marketing to?', closes: 'SLA §5', place: 'promise', judge: judgeProposal(judgeMarketing) },
  { id: 'G22', severity: 'high', title: 'The SLA has no sales side', sentence: 'what sales commits to doing with those leads', question: 'What can marketing hold sales to?', closes: 'SLA §6', place: 'promise', judge: judgeProposal(judgeSales) },
  { id: 'G23', severity: 'high', title: 'A miss has no consequence', sentence: 'Without this, the handoff playbook has no enforcement mechanism.', question: 'The promise is missed on Tuesday. What happens on Wednesday, and who does it?', closes: 'SLA §10', place: 'promise', judge: judgeProposal(judgeConsequence) },
  { id: 'G24', severity: 'medium', title: 'No manager hears of a breach', sentence: 'alerting managers when SLA thresholds are breached', question: 'How does the head of sales learn that a hot lead was not called?', closes: 'SLA §10', place: 'promise', judge: judgeProposal(judgeAlert) },
  { id: 'G25', severity: 'medium', title: 'Promises do not say how they are measured', sentence: 'how both teams will measure performance', question: 'In which report would both of you look this up?', closes: 'SLA §9', place: 'promise', judge: judgeProposal(judgeSources) },
  { id: 'G26', severity: 'medium', title: 'The SLA is not reviewed every quarter', sentence: 'reviewed monthly or quarterly, not a one-time exercise', question: 'When do we sit here again?', closes: 'SLA §12', place: 'promise', judge: judgeProposal(judgeInterval) },
  { id: 'G27', severity: 'medium', title: 'First hour, day or week has no step', sentence: 'within the first hour, first day, and first week', question: 'What does a rep do in the first hour, and if nobody answers?', closes: 'Playbook: first hour, day, week', place: 'promise', judge: judgeProposal(judgeSteps) },
  { id: 'G31', severity: 'low', title: 'No shared report by source', sentence: 'A shared view of pipeline conversion rate by lead source', question: 'Which figure do you both trust?', closes: 'SLA §9 and §11', place: 'promise', judge: judgeProposal(judgeReport) },
];
