import { leavesOf } from '../expressions/leaves-of.ts';
import type { Configuration } from '../model/configuration.ts';
import { isUnmeasured, NO_HISTORY, NO_PROPOSAL, type GapFacts } from './gap-facts.ts';
import { counted, gapIf, isAbove, missing, unknown, verdict, type GapFinding, type GapRule } from './gap-rule.ts';

/** More than this share of handoffs lacks a field. */
const MISSING_SHARE = 0.1;

/** Required fields that neither marketing promises nor the MQL asks for. */
function uncheckedFields({ playbook, sla, definitions }: Configuration): readonly string[] {
  const promised = sla.marketing.flatMap((commitment) => (commitment.kind === 'requiredFields' ? commitment.fields : []));
  const asked = leavesOf(definitions.mql.criteria).flatMap((leaf) => (leaf.kind === 'compare' ? [leaf.field] : []));
  return playbook.requiredFields.filter((field) => !promised.includes(field) && !asked.includes(field));
}

function judgeList({ configuration }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  if (configuration.playbook.requiredFields.length === 0) return gapIf([missing('The playbook lists no required information')]);
  return gapIf(uncheckedFields(configuration).map((field) => missing(`“${field}” is required, and nothing checks it before the handoff`)));
}

function judgeMissing({ measured }: GapFacts): GapFinding {
  if (measured === null) return unknown(NO_HISTORY);
  const { missingFields } = measured;
  if (isUnmeasured(missingFields)) return unknown(missingFields.why);
  const fields = missingFields.fields.filter(({ count }) => count.n > 0).map(({ field, count }) => counted(`“${field}” unknown at the handoff`, count));
  return verdict(isAbove(missingFields, MISSING_SHARE), counted('Handed over with required information missing', missingFields), ...fields);
}

function judgeFlags({ configuration }: GapFacts): GapFinding {
  if (configuration === null) return unknown(NO_PROPOSAL);
  const { rejectReasons } = configuration.playbook;
  if (rejectReasons.length >= 2) return gapIf([]);
  return gapIf([missing(rejectReasons.length === 0 ? 'The playbook lists no reasons for turning a lead down' : 'The playbook lists one reason only, which is no choice')]);
}

/** Gaps in what must be known about a lead. */
export const INFORMATION_GAPS: readonly GapRule[] = [
  { id: 'G04', severity: 'medium', title: 'Required information is not listed or not checked', sentence: 'what information must be present on a contact record before it is handed off', question: 'Which fields does a rep need to make the first call a good one?', closes: 'Playbook: required information; SLA §5', place: 'promise', judge: judgeList },
  { id: 'G05', severity: 'medium', title: 'Leads arrive without the required facts', sentence: 'A name, an email address, and a lifecycle stage update.', question: 'What did the last rep do who found this field empty?', closes: 'SLA §5; playbook: required information', place: 'promise', judge: judgeMissing },
  { id: 'G30', severity: 'medium', title: 'No list of reasons for a bad lead', sentence: 'a structured way to flag lead quality issues without it becoming a blame conversation', question: 'How does sales say that a lead was bad, without it being a complaint?', closes: 'SLA §11; playbook: reject', place: 'promise', judge: judgeFlags },
];
