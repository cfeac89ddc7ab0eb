import type { History } from '../history/history.ts';
import type { MarketingCommitment } from '../model/sla-terms.ts';
import type { Configuration, Definition } from '../model/configuration.ts';
import type { BatchEvaluator } from '../scoring/batch/batch-evaluator.ts';
import type { MomentScores } from '../scoring/batch/moment-scores.ts';
import { territoryOfCode } from '../scoring/evaluate-lead.ts';
import { createLeadEvaluator } from '../scoring/lead-evaluator.ts';
import type { ReplayWatch } from './replay-watch.ts';

/** What the proposal says of a lead at the moment of a handoff, by handoff; read as-of, so nothing later shows. */
export interface Moments {
  readonly tier: Int8Array;
  /** Total score in hundredths. */
  readonly total: Float64Array;
  /** Index into the territories; -1: unknown or in none. */
  readonly territory: Int16Array;
  /** 1: every required field was known. */
  readonly isComplete: Uint8Array;
  /** One column for each commitment of marketing, in the SLA's order; 1: every field that it names was known. */
  readonly carries: readonly Uint8Array[];
}

/** What the proposal says of leads by their scores at the moments of handoffs. */
export type ScoreMoments = Pick<Moments, 'tier' | 'total'>;
/** What is known of leads by their fields then. */
export type FieldMoments = Omit<Moments, 'tier' | 'total'>;

/** Handoffs to look at: which lead, when (UTC ms). */
export interface Looked {
  readonly count: number;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
}

/** After so many handoffs somebody is asked whether he still wants them. */
const STRIDE = 16_384;

/** Reads scores and tiers as of each handoff, by `quick` where it can; `watch` hears which share of them is read, and may throw. */
export function readScores(evaluator: BatchEvaluator, { count, lead, at }: Looked, watch?: ReplayWatch, quick: MomentScores | null = null): ScoreMoments {
  const moments: ScoreMoments = { tier: new Int8Array(count), total: new Float64Array(count) };
  for (let i = 0; i < count; i += 1) {
    if (i % STRIDE === 0) watch?.(i / count);
    if (quick !== null && quick.read(lead[i]!, at[i]!)) {
      moments.tier[i] = quick.tier;
      moments.total[i] = quick.total;
      continue;
    }
    evaluator.moveTo(lead[i]!, at[i]!);
    moments.tier[i] = evaluator.tier();
    moments.total[i] = evaluator.totals().total;
  }
  return moments;
}

/** Reads territory and completeness as of each handoff; `required` and each of `promised` are indices into `history.fields`. */
export function readFields(history: History, configuration: Configuration, { count, lead, at }: Looked, required: readonly number[], promised: readonly (readonly number[])[]): FieldMoments {
  const asked = [...required, ...promised.flat(), history.fields.findIndex(({ name }) => name === configuration.routing.territoryField)];
  if (asked.every((field) => history.fields[field]?.hasHistory !== true)) return readConstants(history, configuration, { count, lead }, required, promised);
  const evaluator = createLeadEvaluator(history, withoutCriteria(configuration), () => 0);
  const moments: FieldMoments = { territory: new Int16Array(count), isComplete: new Uint8Array(count), carries: promised.map(() => new Uint8Array(count)) };
  const areKnown = (fields: readonly number[]): number => (fields.every((field) => evaluator.fieldCode(field) !== 0) ? 1 : 0);
  for (let i = 0; i < count; i += 1) {
    evaluator.moveTo(lead[i]!, at[i]!);
    moments.territory[i] = evaluator.territory();
    moments.isComplete[i] = areKnown(required);
    moments.carries.forEach((column, commitment) => (column[i] = areKnown(promised[commitment] ?? [])));
  }
  return moments;
}

/** The same where no field that is asked has a history: the instant does not matter then, and columns are read one after the other. */
function readConstants({ fields }: History, { routing }: Configuration, { count, lead }: Omit<Looked, 'at'>, required: readonly number[], promised: readonly (readonly number[])[]): FieldMoments {
  const areKnown = (asked: readonly number[]): Uint8Array => {
    const column = new Uint8Array(count).fill(1);
    for (const field of asked) {
      const current = fields[field]?.current;
      for (let i = 0; i < count; i += 1) if (current === undefined || current[lead[i]!] === 0) column[i] = 0;
    }
    return column;
  };
  const territory = new Int16Array(count).fill(-1);
  const column = fields.find(({ name }) => name === routing.territoryField);
  if (column !== undefined) {
    const { current } = column;
    const ofCode = territoryOfCode(routing, column);
    for (let i = 0; i < count; i += 1) territory[i] = ofCode[current[lead[i]!]!]!;
  }
  return { territory, isComplete: areKnown(required), carries: promised.map(areKnown) };
}

/** The same territories, and nothing that would make a reader follow engagements. */
function withoutCriteria(configuration: Configuration): Configuration {
  const { definitions, score, tiers } = configuration;
  const silent = (one: Definition): Definition => ({ ...one, criteria: { kind: 'constant', value: false } });
  return {
    ...configuration,
    definitions: { ...definitions, mql: silent(definitions.mql), handRaise: silent(definitions.handRaise), disqualify: silent(definitions.disqualify) },
    score: { ...score, groups: [], mql: {} },
    tiers: { ...tiers, rules: [] },
  };
}

/** The fields that a commitment names; none for the kinds that are not about fields. */
export function namedFields(commitment: MarketingCommitment): readonly string[] {
  return commitment.kind === 'requiredFields' ? commitment.fields : [];
}

/** Required fields as indices, and the names that the history does not have. */
export function findRequiredFields(history: History, names: readonly string[]): { readonly found: readonly number[]; readonly missing: readonly string[] } {
  const indexed = names.map((name) => ({ name, index: history.fields.findIndex((field) => field.name === name) }));
  return {
    found: indexed.filter(({ index }) => index >= 0).map(({ index }) => index),
    missing: indexed.filter(({ index }) => index < 0).map(({ name }) => name),
  };
}
