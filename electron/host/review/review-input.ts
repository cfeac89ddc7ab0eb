import type { ReviewSettings } from '../../../shared/engine/compute/review-memory.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { dayOfIso } from '../../../shared/engine/time/civil-date.ts';
import { DAY, HOUR } from '../../../shared/engine/time/units.ts';
import { startOfLocalDay } from '../../../shared/engine/time/zone-table.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import type { ReplaySummary } from '../../../shared/engine/replay/replay-result.ts';
import { readAgreements, readSignatures, type AgreementRow } from '../../storage/agreements.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import { findAgreement } from '../agreement/present-agreement.ts';
import { openHistory, type OpenHistory } from '../history/open-history.ts';
import type { WorkshopContext } from '../host-context.ts';
import { settingsFor } from '../replay/replay-input.ts';

/** Which agreement, and from which day (YYYY-MM-DD) on; null: the newest one that the history reaches, from when it took effect. */
export interface ReviewAsked {
  readonly agreementId: string | null;
  readonly from: string | null;
}

/** A signed agreement with the instants that its review needs (UTC ms). */
export interface ReviewedAgreement {
  readonly row: AgreementRow;
  readonly configuration: Configuration;
  readonly evidence: ReplaySummary | null;
  readonly signedAt: number;
  readonly effectiveFrom: number;
}

/** What a review is made of, or why there is nothing to look at yet. */
export type ReviewGround =
  | { readonly kind: 'nothingSigned' }
  | { readonly kind: 'noHistorySince'; readonly agreed: ReviewedAgreement; readonly from: number; readonly historyTo: number | null }
  | { readonly kind: 'review'; readonly agreed: ReviewedAgreement; readonly settings: ReviewSettings };

/** Chooses the agreement and the period and gathers what the engine needs. */
export async function reviewGround(context: WorkshopContext, { agreementId, from }: ReviewAsked): Promise<Reply<ReviewGround>> {
  const opened = await openHistory(context);
  if (!opened.ok && opened.error.code !== 'refused') return opened;
  const historyTo = opened.ok && !Number.isNaN(opened.value.to) ? opened.value.to : null;
  const found = await chooseAgreement(context, agreementId, opened.ok ? opened.value : null);
  if (!found.ok) return found;
  if (found.value === null) return ok({ kind: 'nothingSigned' });
  const agreed = found.value;
  const begin = (from === null ? null : await startOfDay(context, from)) ?? agreed.effectiveFrom;
  if (!opened.ok || historyTo === null || historyTo <= begin) return ok({ kind: 'noHistorySince', agreed, from: begin, historyTo });
  const replay = await settingsFor(context, opened.value, agreed.configuration);
  const then = agreed.evidence === null ? null : { figures: agreed.evidence.figures, slaByTier: agreed.evidence.slaByTier };
  return ok({ kind: 'review', agreed, settings: { replay, period: { from: begin, to: historyTo }, then, today: startOfHour(context.now()) } });
}

/** Only the day matters; so that the leads of one review, asked for a minute later, are those of the same review. */
const startOfHour = (at: number): number => at - (at % HOUR);

/** The one that is named; else the newest signed one that took effect before the history ends, else the newest signed one. */
async function chooseAgreement(context: WorkshopContext, agreementId: string | null, history: OpenHistory | null): Promise<Reply<ReviewedAgreement | null>> {
  if (agreementId !== null) {
    const named = await findAgreement(context, agreementId);
    return named.ok ? ok(await describeAgreement(context, named.value)) : named;
  }
  const signed = (await readAgreements(context.database)).filter(({ status }) => status === 'signed' || status === 'superseded');
  const all = await Promise.all(signed.map((row) => describeAgreement(context, row)));
  return ok(all.find(({ effectiveFrom }) => history !== null && effectiveFrom < history.to) ?? all[0] ?? null);
}

/** It takes effect at the start of its day on the client's wall; where no day is said, when the last person signed. */
async function describeAgreement(context: WorkshopContext, row: AgreementRow): Promise<ReviewedAgreement> {
  const configuration = JSON.parse(row.configuration) as Configuration; // frozen from a checked proposal
  const signatures = await readSignatures(context.database, row.id);
  const signedAt = signatures.reduce((last, { at }) => Math.max(last, at), row.frozen_at);
  const evidence = row.evidence === null ? null : (JSON.parse(row.evidence) as ReplaySummary);
  return { row, configuration, evidence, signedAt, effectiveFrom: (await startOfDay(context, configuration.sla.effectiveFrom)) ?? signedAt };
}

/** The first instant of a day (YYYY-MM-DD) in the client's zone; null for no day, or a zone that does not exist. */
async function startOfDay(context: WorkshopContext, isoDay: string): Promise<number | null> {
  const day = dayOfIso(isoDay);
  if (Number.isNaN(day)) return null;
  const { workshop } = await readWorkshop(context.database);
  const zone = context.zones.tablesFor([workshop.zone], (day - 2) * DAY, (day + 2) * DAY).get(workshop.zone);
  return zone === undefined ? null : startOfLocalDay(zone, day);
}
