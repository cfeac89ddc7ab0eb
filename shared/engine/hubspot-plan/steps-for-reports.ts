import type { Configuration } from '../model/configuration.ts';
import type { MarketingCommitment } from '../model/sla-terms.ts';
import { tierName } from './configuration-names.ts';
import { manualOperation } from './manual-operation.ts';
import type { PushOperation } from './push-operation.ts';
import { budgetInWords, listOf, pointsInWords, shareInWords } from './signed-values.ts';

/** Whether sales keeps its side: reports on the clock's properties, with the agreed targets to read them against. */
export function slaDashboardSteps({ sla, tiers }: Configuration): PushOperation {
  const names = { tiers };
  return manualOperation({
    id: 'manual:reports',
    title: 'Build the SLA dashboard',
    change: 'Dashboards and reports can only be built on screen.',
    risk: 'low',
    steps: [
      'In HubSpot open Reporting, Dashboards, and create "Handoff SLA (Baton)", visible to marketing and sales. Every report below is a custom report on contacts.',
      'Kept: share of "Handoff SLA state" Met among Met, Met late, Breached and Never met, by week of "Handoff moment started". As a line.',
      'The same by "Handoff tier", and by contact owner. As bars.',
      ...sla.targets.map((target) => `Read ${tierName(names, target.tierId)} against ${budgetInWords(target)}${target.share === undefined ? '' : `, for at least ${shareInWords(target.share)} of the leads`}.`),
      'Waiting now: contacts with "Handoff SLA state" Pending, Running or Warned, by "Handoff tier" and owner. As a table, oldest "Handoff moment started" first.',
      'Never touched: contacts with "Handoff SLA breached" Yes whose date of first engagement is unknown, by owner.',
      'From moment to owner: average days between "Handoff moment started" and "Handoff assigned at", by week.',
      `Open it together at the review${sla.reviewOn === '' ? '' : ` on ${sla.reviewOn}`}.`,
    ],
  });
}

/** Whether marketing keeps its side and what becomes of the leads: the steps of the funnel, rejects, and each commitment. */
export function conversionDashboardSteps({ sla }: Configuration): PushOperation {
  return manualOperation({
    id: 'manual:conversion',
    title: 'Build the conversion dashboard',
    change: 'Dashboards and reports can only be built on screen.',
    risk: 'low',
    steps: [
      'In HubSpot open Reporting, Dashboards, and create "Handoff conversion (Baton)", visible to marketing and sales.',
      'A funnel of contacts through the life cycle stages for MQL, SQL, opportunity and customer, those with "Handoff moment started" known.',
      'The same funnel by "Handoff tier", and by original source: the agreed tiers should convert in their order.',
      'MQLs a week: contacts by week of "Handoff moment started" and "Handoff tier". As stacked columns.',
      'Accepted, rejected, recycled: contacts by lead status and week of "Handoff moment started".',
      'Why rejected: contacts by "Handoff reject reason" and original source; beside it those with "Handoff quality flag" Yes.',
      ...sla.marketing.map((commitment) => `Add marketing's commitment: ${commitmentInWords(commitment)}.`),
      `Open it together at the review${sla.reviewOn === '' ? '' : ` on ${sla.reviewOn}`}.`,
    ],
  });
}

function commitmentInWords(commitment: MarketingCommitment): string {
  const owner = commitment.owner === '' ? '' : ` (${commitment.owner})`;
  switch (commitment.kind) {
    case 'volume':
      return `${commitment.low} to ${commitment.high} MQLs a week${owner}`;
    case 'minimumScore':
      return `${shareInWords(commitment.share)} of MQLs with at least ${pointsInWords(commitment.points)} points${owner}`;
    case 'requiredFields':
      return `${shareInWords(commitment.share)} of MQLs with ${listOf(commitment.fields)} filled${owner}`;
    case 'sourceMix':
      return `${shareInWords(commitment.low)} to ${shareInWords(commitment.high)} of each week's MQLs from ${listOf(commitment.sources, 'or')}${owner}`;
    case 'rejects':
      return `at most ${shareInWords(commitment.most)} of MQLs rejected${commitment.reasons.length === 0 ? '' : ` for ${listOf(commitment.reasons, 'or')}`}${owner}`;
    case 'rejectAnswer':
      return `${shareInWords(commitment.share)} of rejected leads answered within ${commitment.withinDays} working days${owner}`;
  }
}
