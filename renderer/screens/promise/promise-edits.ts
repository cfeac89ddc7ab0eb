import type { Configuration, EscalationStep, Playbook, ResponseTarget, Sla } from '../../../shared/engine/model/configuration.ts';
import type { ClauseTerms, MarketingCommitment, MarketingEscalationStep } from '../../../shared/engine/model/sla-terms.ts';
import type { AgreementTemplate } from '../../../shared/contract/schemas/sla.ts';
import { withoutEmpty } from './without-empty.ts';
import type { Recipe } from '../../state/edit-queue.ts';
import { freeId } from '../route/routing-edits.ts';

type Change = (sla: Sla) => Sla;

/** A recipe that changes the SLA alone. */
export const onSla = (change: Change): Recipe => (configuration) => {
  const sla = change(configuration.sla);
  return sla === configuration.sla ? configuration : { ...configuration, sla };
};

/** A recipe that changes some parts of the SLA. */
export const setSla = (next: Partial<Sla>): Recipe => onSla((sla) => ({ ...sla, ...next }));

/** A recipe that changes some parts of the playbook. */
export const setPlaybook = (next: Partial<Playbook>): Recipe => (configuration) => ({ ...configuration, playbook: { ...configuration.playbook, ...next } });

/** A new promise of marketing with a sensible start, taken from the rest of the proposal. */
export function newCommitment(kind: MarketingCommitment['kind'], configuration: Configuration, perWeek: number | null): MarketingCommitment {
  const id = freeId('promise', configuration.sla.marketing);
  const owner = '';
  switch (kind) {
    case 'volume': {
      const middle = Math.max(1, Math.round(perWeek ?? 10));
      return { kind, id, low: Math.max(0, Math.round(middle * 0.85)), high: Math.max(1, Math.round(middle * 1.15)), owner };
    }
    case 'minimumScore': return { kind, id, points: configuration.score.mqlThreshold, share: 0.9, owner };
    case 'requiredFields': return { kind, id, fields: configuration.playbook.requiredFields, share: 0.95, owner };
    case 'sourceMix': return { kind, id, sources: [], low: 0, high: 0.5, owner };
    case 'rejects': return { kind, id, reasons: configuration.playbook.rejectReasons.slice(0, 1), most: 0.1, owner };
    case 'rejectAnswer': return { kind, id, withinDays: 5, share: 0.9, owner };
  }
}

export const addCommitment = (commitment: MarketingCommitment): Change => (sla) => ({ ...sla, marketing: [...sla.marketing, commitment] });
export const setCommitment = (commitment: MarketingCommitment): Change => (sla) => ({ ...sla, marketing: sla.marketing.map((one) => (one.id === commitment.id ? commitment : one)) });
export const removeCommitment = (id: string): Change => (sla) => ({ ...sla, marketing: sla.marketing.filter((one) => one.id !== id) });

/** The target of a tier, set or replaced. */
export const setTarget = (target: ResponseTarget): Change => (sla) => ({
  ...sla,
  targets: sla.targets.some((one) => one.tierId === target.tierId) ? sla.targets.map((one) => (one.tierId === target.tierId ? target : one)) : [...sla.targets, target],
});

/** What stands in the configuration for a share typed in percent: nothing for all, so that a promise to every lead keeps its fingerprint. */
export const promisedShare = (percent: number): { readonly share?: number } => (percent >= 100 ? {} : { share: Math.round(percent) / 100 });

/** For which share of the leads sales answers in time. */
export const setAcceptanceShare = (percent: number): Recipe => onSla(({ acceptanceShare: _, ...sla }) => {
  const { share } = promisedShare(percent);
  return share === undefined ? sla : { ...sla, acceptanceShare: share };
});

export const removeTarget = (tierId: string): Change => (sla) => ({ ...sla, targets: sla.targets.filter((one) => one.tierId !== tierId) });

const inOrder = (steps: readonly EscalationStep[]): EscalationStep[] => [...steps].sort((a, b) => a.atShare - b.atShare);

/** A rung of the ladder replaced (or added at the end); the ladder stays in the order of time. */
export const setStep = (index: number, step: EscalationStep): Change => (sla) => ({ ...sla, escalation: inOrder(index < sla.escalation.length ? sla.escalation.map((one, at) => (at === index ? step : one)) : [...sla.escalation, step]) });
export const removeStep = (index: number): Change => (sla) => ({ ...sla, escalation: sla.escalation.filter((_, at) => at !== index) });

/** Where a new rung goes: half way, then at the breach, then half a budget after the last. */
export function nextShare(steps: readonly EscalationStep[]): number {
  const shares = steps.map((step) => step.atShare);
  if (!shares.includes(0.5) && shares.every((share) => share >= 1)) return 0.5;
  return shares.includes(1) ? Math.max(...shares) + 0.5 : 1;
}

/** Parts of the SLA that may be left unsaid: what is empty leaves no trace in the fingerprint. */
export const setTermsOf = (next: { readonly [K in keyof Sla]?: Sla[K] | undefined }): Recipe => onSla((sla) => withoutEmpty({ ...sla, ...next }, Object.keys(next)) as Sla); // only parts that the model has as optional are taken out

/** Parts of the playbook that may be left unsaid. */
export const setPlaybookTerms = (next: { readonly [K in keyof Playbook]?: Playbook[K] | undefined }): Recipe => (configuration) => ({ ...configuration, playbook: withoutEmpty({ ...configuration.playbook, ...next }, Object.keys(next)) as Playbook }); // likewise

/** Fills in what nobody has said yet; what was said stays. */
export const applyTemplate = ({ sla, playbook }: AgreementTemplate): Recipe => (configuration) => {
  const unsaidOf = <T extends object>(own: object, offered: T): Partial<T> => Object.fromEntries(Object.entries(offered).filter(([name, part]) => part !== undefined && Reflect.get(own, name) === undefined)) as Partial<T>; // entries of the same object
  const [terms, steps] = [unsaidOf(configuration.sla, sla), unsaidOf(configuration.playbook, playbook)];
  if (Object.keys(terms).length + Object.keys(steps).length === 0) return configuration;
  return { ...configuration, sla: { ...configuration.sla, ...terms } as Sla, playbook: { ...configuration.playbook, ...steps } as Playbook }; // parsed by the same schema as the configuration's own parts
};

/** How a clause is measured and what follows its miss; terms that say nothing are taken out. */
export const setClauseTerms = (terms: ClauseTerms): Recipe => onSla((sla) => {
  const said = withoutEmpty(terms, Object.keys(terms).filter((key) => key !== 'clauseId')) as ClauseTerms; // as above
  const others = (sla.terms ?? []).filter(({ clauseId }) => clauseId !== terms.clauseId);
  const all = Object.keys(said).length > 1 ? [...others, said] : others;
  const { terms: _, ...rest } = sla;
  return all.length === 0 ? rest : { ...rest, terms: all };
});

const byDays = (steps: readonly MarketingEscalationStep[]): MarketingEscalationStep[] => [...steps].sort((a, b) => a.afterDays - b.afterDays);

/** A rung of marketing's ladder replaced, added at the end, or taken out. */
export const setMarketingStep = (index: number, step: MarketingEscalationStep | null): Recipe => (configuration) => {
  const steps = configuration.sla.marketingEscalation ?? [];
  const others = steps.filter((_, at) => at !== index);
  return setTermsOf({ marketingEscalation: byDays(step === null ? others : [...others, step]) })(configuration);
};
