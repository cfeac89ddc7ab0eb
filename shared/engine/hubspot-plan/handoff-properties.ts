import type { Configuration } from '../model/configuration.ts';
import type { CalculatedScore } from './formulas/calculated-score.ts';
import { uniqueLabels } from './merge-options.ts';
import type { PortalOption } from './portal-snapshot.ts';
import { budgetInWords, listOf, pointsInWords } from './signed-values.ts';

/** The group that holds every property of the handoff. */
export const HANDOFF_GROUP = { name: 'hx_handoff', label: 'Handoff (Baton)' } as const;

/** What identifies the signed agreement inside the portal. */
export interface PushIdentity {
  readonly fingerprint: string;
  readonly words: string;
}

/** A property that the agreement needs; `type` and `fieldType` are the portal's (hubspot.md §4). */
export interface WantedProperty {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: 'string' | 'number' | 'bool' | 'enumeration' | 'date' | 'datetime';
  readonly fieldType: 'text' | 'textarea' | 'number' | 'booleancheckbox' | 'select' | 'date' | 'calculation_equation';
  readonly options: readonly PortalOption[];
  /** What the portal computes it by; absent for what people, workflows and programs write. */
  readonly calculationFormula?: string;
}

const option = (value: string, label: string): PortalOption => ({ value, label, hidden: false, description: '' });

/** A yes/no property; the portal wants both answers spelled out as options. */
const YES_NO: readonly PortalOption[] = [option('true', 'Yes'), option('false', 'No')];

/** The states of a response clock (domain.md §7); a plan without pauses needs no paused state. */
const SLA_STATES: readonly PortalOption[] = [
  option('pending', 'Pending'),
  option('running', 'Running'),
  option('warned', 'Warned'),
  option('met', 'Met'),
  option('breached', 'Breached'),
  option('met_late', 'Met late'),
  option('never_met', 'Never met'),
  option('cancelled', 'Cancelled'),
  option('superseded', 'Superseded'),
];

/**
 * Every property of the handoff in a fixed order, its description carrying the signed values; §13 names `hx_`. With a
 * calculated score, what a formula names comes before it.
 */
export function handoffProperties(configuration: Configuration, identity: PushIdentity, calculated: CalculatedScore | null = null): WantedProperty[] {
  return [
    ...(calculated === null ? [tierProperty(configuration), ...scoreProperties(configuration)] : calculatedProperties(configuration, calculated)),
    ...clockProperties(configuration),
    ...outcomeProperties(configuration),
    {
      name: 'hx_config',
      label: 'Handoff agreement',
      description: shortened(`Fingerprint of the agreement that set this record. In force: ${identity.fingerprint} (${identity.words}).`),
      type: 'string', fieldType: 'text', options: [],
    },
  ];
}

function tierProperty({ tiers }: Configuration): WantedProperty {
  const labels = uniqueLabels(tiers.classes.map((tier) => tier.name));
  return {
    name: 'hx_tier',
    label: 'Handoff tier',
    description: shortened(`Tier at the handoff, hottest first: ${listOf(labels)}. It carries the response target.`),
    type: 'enumeration', fieldType: 'select',
    options: tiers.classes.map((tier, i) => option(tier.id, labels[i] ?? tier.name)),
  };
}

function scoreProperties({ score }: Configuration): WantedProperty[] {
  const number = (name: string, label: string, description: string): WantedProperty => ({
    name, label, description, type: 'number', fieldType: 'number', options: [],
  });
  return [
    number(
      'hx_score',
      'Handoff score',
      `Fit plus engagement, ${pointsInWords(score.totalMin)} to ${pointsInWords(score.totalMax)} points.${score.mql?.when === undefined ? ` A lead is an MQL by score at ${pointsInWords(score.mqlThreshold)} or more.` : ''}`,
    ),
    number('hx_fit', 'Handoff fit', `Points for who the lead is, at most ${pointsInWords(score.fitMax)}.`),
    number('hx_engagement', 'Handoff engagement', `Points for what the lead did, at most ${pointsInWords(score.engagementMax)}.`),
  ];
}

/** Fit and engagement before the total, and that before the tier: each formula names the ones before it. */
function calculatedProperties(configuration: Configuration, { fit, total, tier }: CalculatedScore): WantedProperty[] {
  const formulas: { readonly [name: string]: string | null } = { hx_fit: fit, hx_score: total, hx_tier: tier };
  const [sum, ...parts] = scoreProperties(configuration);
  return [...parts, ...(sum === undefined ? [] : [sum]), tierProperty(configuration)].map((wanted) => {
    const calculationFormula = formulas[wanted.name] ?? null;
    return calculationFormula === null ? wanted : { ...wanted, fieldType: 'calculation_equation', calculationFormula };
  });
}

function clockProperties({ sla, tiers }: Configuration): WantedProperty[] {
  const date = (name: string, label: string, description: string): WantedProperty => ({
    name, label, description: shortened(description), type: 'datetime', fieldType: 'date', options: [],
  });
  const targets = sla.targets.map((target) => {
    const tier = tiers.classes.find((each) => each.id === target.tierId);
    return `${tier?.name ?? target.tierId} ${budgetInWords(target)}`;
  });
  return [
    date('hx_moment_started', 'Handoff moment started', 'When the trigger fired; the response clock starts here.'),
    date('hx_assigned_at', 'Handoff assigned at', 'When a rep became the owner after the trigger.'),
    date('hx_sla_due', 'Handoff first touch due', `When the first meaningful touch is due. Targets: ${targets.length === 0 ? 'none agreed' : targets.join('; ')}.`),
    {
      name: 'hx_sla_state',
      label: 'Handoff SLA state',
      description: 'Where the response clock stands.',
      type: 'enumeration', fieldType: 'select', options: SLA_STATES,
    },
    {
      name: 'hx_sla_breached',
      label: 'Handoff SLA breached',
      description: 'Yes when no meaningful touch was logged by the time it was due.',
      type: 'bool', fieldType: 'booleancheckbox', options: YES_NO,
    },
  ];
}

function outcomeProperties({ playbook }: Configuration): WantedProperty[] {
  const reasons = rejectReasonOptions(playbook.rejectReasons);
  const reject: WantedProperty = {
    name: 'hx_reject_reason',
    label: 'Handoff reject reason',
    description: 'Why sales returned the lead to marketing.',
    type: 'enumeration', fieldType: 'select', options: reasons,
  };
  const required = playbook.requiredFields.length === 0 ? '' : ` Required: ${listOf(playbook.requiredFields)}.`;
  return [
    // An enumeration without a single option is refused by the portal, so without reasons there is no property.
    ...(reasons.length === 0 ? [] : [reject]),
    { name: 'hx_recycle_on', label: 'Handoff recycle on', description: 'When a recycled lead may come back to sales.', type: 'date', fieldType: 'date', options: [] },
    { name: 'hx_context', label: 'Handoff context', description: shortened(`What the rep must know before the first touch.${required}`), type: 'string', fieldType: 'textarea', options: [] },
    { name: 'hx_quality_flag', label: 'Handoff quality flag', description: 'Sales marks a lead that is not as agreed.', type: 'bool', fieldType: 'booleancheckbox', options: YES_NO },
  ];
}

/** The agreed reasons as choices, each once; a semicolon separates several values in a portal, so none stands inside one. */
export function rejectReasonOptions(reasons: readonly string[]): PortalOption[] {
  const seen = new Set<string>();
  const options: PortalOption[] = [];
  for (const reason of reasons) {
    const text = reason.replaceAll(';', ',').trim();
    if (text === '' || seen.has(text.toLowerCase())) continue;
    seen.add(text.toLowerCase());
    options.push(option(text, text));
  }
  return options;
}

const shortened = (text: string): string => (text.length <= 900 ? text : `${text.slice(0, 899)}…`);
