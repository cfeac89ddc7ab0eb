import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { RoomFacts } from '../../../shared/engine/gaps/gap-facts.ts';
import { routingChanges } from '../../../shared/engine/policy/routing-changes.ts';
import { readAgreements, readSignatures } from '../../storage/agreements.ts';
import { readLedger } from '../../storage/ledger.ts';
import { readRounds } from '../../storage/blind-rounds.ts';
import { readParticipants } from '../../storage/workshop-rows.ts';
import { agreementOf } from '../blind/present-round.ts';
import type { WorkshopContext } from '../host-context.ts';

/** What the room knows beside map and proposal: who is there, how far the teams agreed blind, what was signed when. */
export async function roomFacts(context: WorkshopContext, configuration: Configuration): Promise<RoomFacts> {
  const revealed = (await readRounds(context.database)).filter(({ status }) => status === 'revealed').at(-1);
  const agreements = await readAgreements(context.database);
  const signed = agreements.find(({ status }) => status === 'signed');
  const signatures = signed === undefined ? [] : await readSignatures(context.database, signed.id);
  const agreed = signed === undefined ? null : (JSON.parse(signed.configuration) as Configuration); // frozen from a parsed proposal, and hashed
  const { ledger } = await readLedger(context.database);
  return {
    today: context.now(),
    people: await readParticipants(context.database),
    kappa: revealed === undefined ? null : (await agreementOf(context, revealed)).teamKappa,
    signedAt: signed === undefined ? null : Math.max(signed.frozen_at, ...signatures.map(({ at }) => at)),
    routingChanges: agreed === null ? [] : routingChanges(agreed.routing, configuration.routing),
    modelCheckedAt: latest(agreements[0]?.frozen_at, instantOf(ledger.settings.modelCheckedOn)),
  };
}

/** The day's beginning in UTC; undefined where none is said. */
const instantOf = (day: string | undefined): number | undefined => (day === undefined || day === '' ? undefined : Date.parse(day));

function latest(...instants: readonly (number | undefined)[]): number | null {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? null : Math.max(...known);
}
