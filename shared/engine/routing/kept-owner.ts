import { DEAL_EVENTS, FACT } from '../history/history.ts';
import type { History } from '../history/history.ts';
import { valueAt } from '../history/packed-columns.ts';
import type { Configuration } from '../model/configuration.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import { DAY } from '../time/units.ts';

/** Why a lead stays with somebody before any rule is asked, in the order in which it is looked for (domain.md §5 steps 1, 2). */
export const KEPT_BY = ['duplicate', 'openDeal', 'account', 'previousOwner'] as const;
export type KeptBy = (typeof KEPT_BY)[number];

/** What tells two records of a person and two leads of an account to be the same: dictionary codes, 0 unknown. */
export interface LeadKeys {
  readonly lead: number;
  readonly person: number;
  readonly account: number;
}

/** Finds who keeps a lead. It remembers who was given what, so it grows with people and accounts where they are asked for. */
export interface KeptOwners {
  /** Reads the keys at the evaluator's position, for `remember`. */
  keys(lead: number): LeadKeys;
  /** The owners to try, first one first, each with its reason; the evaluator stands on the lead. */
  candidates(keys: LeadKeys, at: number): readonly { readonly by: KeptBy; readonly rep: number }[];
  remember(keys: LeadKeys, rep: number, at: number): void;
}

interface Given {
  readonly rep: number;
  readonly at: number;
}

/** Null where a policy has neither stickiness nor duplicates. */
export function createKeptOwners({ stickiness, duplicates, roster }: Configuration['routing'], history: History | undefined, evaluator: LeadEvaluator): KeptOwners | null {
  if (history === undefined || (stickiness === undefined && duplicates === undefined)) return null;
  const fieldOf = (name: string | undefined): number => (name === undefined ? -1 : history.fields.findIndex((field) => field.name === name));
  const codeOf = (field: number): number => (field < 0 ? 0 : evaluator.fieldCode(field));
  const [personField, accountField, accountOwnerField] = [fieldOf(duplicates?.field), fieldOf(stickiness?.accountField), fieldOf(stickiness?.accountOwnerField)];
  const accountOwners = history.fields[accountOwnerField];
  const repOfOwner = history.owners.map(({ extId }) => roster.findIndex((rep) => rep.extId === extId));
  const repOfText = new Map(roster.map(({ extId }, rep) => [extId, rep]));
  const [byPerson, byAccount, byLead] = [new Map<number, Given>(), new Map<number, Given>(), new Map<number, Given>()];
  const withinMs = (duplicates?.withinDays ?? 0) * DAY;
  const previousMs = (stickiness?.previousOwnerDays ?? 0) * DAY;
  return {
    keys: (lead) => ({ lead, person: codeOf(personField), account: codeOf(accountField) }),
    candidates: ({ lead, person, account }, at) => {
      const past = readPast(history, lead, at);
      const lastGiven = byLead.get(lead);
      const known = person === 0 ? undefined : byPerson.get(person);
      const ownerText = accountOwners === undefined ? '' : valueAt(accountOwners, codeOf(accountOwnerField));
      const found: { by: KeptBy; rep: number }[] = [];
      const add = (by: KeptBy, rep: number | undefined): void => {
        if (rep !== undefined && rep >= 0) found.push({ by, rep });
      };
      if (known !== undefined && at - known.at <= withinMs) add('duplicate', known.rep);
      if (stickiness?.openDeal === true && past.hasOpenDeal) add('openDeal', repOfOwner[past.owner - 1]);
      add('account', (ownerText === '' ? undefined : repOfText.get(ownerText)) ?? (account === 0 ? undefined : byAccount.get(account)?.rep));
      if (lastGiven !== undefined && at - lastGiven.at <= previousMs) add('previousOwner', lastGiven.rep);
      else if (at - past.ownedAt <= previousMs) add('previousOwner', repOfOwner[past.owner - 1]);
      return found;
    },
    remember: (keys, rep, at) => {
      if (previousMs > 0) byLead.set(keys.lead, { rep, at });
      if (keys.person !== 0) byPerson.set(keys.person, { rep, at });
      if (keys.account !== 0) byAccount.set(keys.account, { rep, at });
    },
  };
}

/** What was observed of a lead before an instant: outcomes of the instant itself are not visible to a decision (domain.md §8). */
function readPast({ facts }: History, lead: number, at: number): { readonly owner: number; readonly ownedAt: number; readonly hasOpenDeal: boolean } {
  let [owner, ownedAt, openDeals] = [0, -Infinity, 0];
  const stop = facts.offsets[lead + 1] ?? 0;
  for (let row = facts.offsets[lead] ?? stop; row < stop && facts.at[row]! < at; row += 1) {
    if (facts.kind[row] === FACT.owner) [owner, ownedAt] = [facts.owner[row]!, facts.at[row]!];
    else if (facts.kind[row] === FACT.deal) openDeals += facts.subject[row] === DEAL_EVENTS.indexOf('created') ? 1 : -1;
  }
  return { owner, ownedAt, hasOpenDeal: openDeals > 0 };
}
