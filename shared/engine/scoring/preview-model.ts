/** What an edit of points would do, before it is saved: fast enough to follow a hand (`batch/score-effect.ts`). */
import { canonicalJson } from '../agreement/canonical-json.ts';
import type { History } from '../history/history.ts';
import { describeLead } from '../history/lead-row.ts';
import type { Configuration } from '../model/configuration.ts';
import type { ScoreModel } from '../model/score-model.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { countEffect, createEffectBase, createVersion, reasonAgainst, structureOf, totalAt, updateVersion, verdictsOf } from './batch/score-effect.ts';
import type { Effect, EffectBase, Version } from './batch/score-effect.ts';
import { findCrossings } from './find-crossings.ts';
import { MOST_FLIPS, type Flips } from './find-flips.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import { leadOutcome } from './lead-outcome.ts';
import type { OutcomeKind } from './lead-outcome.ts';
import { scoresAtMoment } from './scores-at-moment.ts';
import type { ScoreMoment } from './scores-at-moment.ts';

/** The edited parts of a proposal; everything else stays as it is saved. */
export type ModelEdit = Pick<Configuration, 'score' | 'tiers'>;

/** At which moment leads are scored, how they ended, the width of a bar in whole points. */
export interface PreviewSettings {
  readonly moment: ScoreMoment;
  readonly outcome: OutcomeKind;
  readonly binWidth: number;
  readonly limit: number;
}

/** Counts after the edit, and who moved; scores in whole points. `whole`: the edit changes more than points, so only a full look can tell. */
export type ModelPreview =
  | {
      readonly kind: 'preview';
      readonly leads: number;
      readonly bins: readonly { readonly from: number; readonly converted: number; readonly rejected: number; readonly open: number }[];
      readonly tiers: readonly { readonly tierId: string; readonly name: string; readonly leads: number }[];
      /** Leads that are an MQL at their moment, before and after. */
      readonly mqlsBefore: number;
      readonly mqls: number;
      readonly gained: number;
      readonly lost: number;
      readonly rows: Flips['rows'];
    }
  | { readonly kind: 'whole'; readonly reason: string };

interface Kept {
  readonly key: string;
  readonly base: EffectBase;
  /** The saved model, with the verdicts by it, and the one that was asked about last; both change in place. */
  readonly saved: Version;
  readonly last: Version;
  verdicts: Uint8Array;
}

/** What was read of a history for the last structure asked about; a hand edits one model at a time. */
const ofHistories = new WeakMap<History, Kept>();

/** Previews an edit of a saved configuration; at the best moment each lead keeps the instant at which the saved model scores it best. */
export function previewModel(history: History, zone: ZoneTable, saved: Configuration, edit: ModelEdit, settings: PreviewSettings): ModelPreview {
  const edited: Configuration = { ...saved, ...edit };
  const structure = structureOf(edited);
  const reason = reasonAgainst(edited) ?? (structure === structureOf(saved) ? null : 'The edit changes what is asked of leads, not only its points, so the whole history is asked again.');
  if (reason !== null) return { kind: 'whole', reason };
  const kept = keep(history, zone, saved, structure, settings);
  if (follow(kept.base, kept.saved, saved.score)) kept.verdicts = verdictsOf(kept.base, kept.saved);
  follow(kept.base, kept.last, edited.score);
  const effect = countEffect(kept.base, kept.verdicts, kept.last, edited, Math.max(Math.round(settings.binWidth * 100), 1), Math.min(settings.limit, MOST_FLIPS));
  return say(history, kept, edited, effect);
}

function keep(history: History, zone: ZoneTable, saved: Configuration, structure: string, { moment, outcome }: PreviewSettings): Kept {
  const key = canonicalJson([structure, moment, outcome, moment === 'best' ? saved.score : null]);
  const known = ofHistories.get(history);
  if (known?.key === key) return known;
  const dayOf = (at: number): number => localDay(zone, at);
  const evaluator = createLeadEvaluator(history, saved, dayOf);
  const { leads, at } = scoresAtMoment(history, evaluator, findCrossings(history, saved, evaluator, zone), moment);
  const base = createEffectBase(history, saved, dayOf, { leads, at }, (lead) => leadOutcome(history, lead, outcome));
  const version = createVersion(base, saved.score);
  const kept: Kept = { key, base, saved: version, last: createVersion(base, saved.score), verdicts: verdictsOf(base, version) };
  ofHistories.set(history, kept);
  return kept;
}

/** Takes a version to a model that came as a copy: groups that say the same stay the same objects. False when nothing changed. */
function follow(base: EffectBase, version: Version, model: ScoreModel): boolean {
  if (canonicalJson(version.model) === canonicalJson(model)) return false;
  const groups = model.groups.map((group, g) => {
    const before = version.model.groups[g];
    return before !== undefined && canonicalJson(before) === canonicalJson(group) ? before : group;
  });
  updateVersion(base, version, { ...model, groups });
  return true;
}

function say(history: History, { base, saved, last, verdicts }: Kept, edited: Configuration, effect: Effect): ModelPreview {
  return {
    kind: 'preview',
    leads: base.gate.length,
    bins: effect.bins.map((bin, i) => ({ from: ((effect.first + i) * effect.width) / 100, ...bin })),
    tiers: edited.tiers.classes.map(({ id, name }, tier) => ({ tierId: id, name, leads: effect.tiers[tier] ?? 0 })),
    mqlsBefore: effect.mqls - effect.gained + effect.lost,
    mqls: effect.mqls,
    gained: effect.gained,
    lost: effect.lost,
    rows: effect.moved.map((place) => {
      const [before, after] = [totalAt(saved, place) / 100, totalAt(last, place) / 100];
      const at = base.moments.at[place]!;
      const isGained = verdicts[place] === 0;
      return { ...describeLead(history, base.moments.leads[place]!), at: Number.isFinite(at) ? at : null, score: after, before, after, change: isGained ? 'gained' : 'lost', note: isGained ? 'becomes an MQL by this edit' : 'is no MQL any more' };
    }),
  };
}
