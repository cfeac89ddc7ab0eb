import { isSameScore } from '../../shared/engine/hubspot-plan/plan-score.ts';
import type { PortalScore } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { JsonValue } from '../../shared/engine/hubspot-plan/push-operation.ts';
import type { Outcome } from './outcome.ts';
import { apiBase, type ApiVersion } from './paths.ts';
import { callJson, fieldsIn, readPages, textOf, type PortalFields } from './portal-json.ts';
import type { Transport } from './transport.ts';

/** The beta of the scoring tool; its shapes are known here and in the engine's `compile-score.ts` alone (hubspot.md §8). */
export interface ScoreClient {
  /** Scores of this name with their drafts; others are only looked at by name. */
  readScores(name: string, signal?: AbortSignal): Promise<Outcome<PortalScore[]>>;
  createScore(name: string, fields: { readonly [field: string]: JsonValue }, signal?: AbortSignal): Promise<Outcome<null>>;
  /** Replaces the draft as a whole; what is published stays as it is. */
  updateScore(score: PortalScore, fields: { readonly [field: string]: JsonValue }, signal?: AbortSignal): Promise<Outcome<null>>;
  publishScore(id: string, signal?: AbortSignal): Promise<Outcome<null>>;
  deactivateScore(id: string, signal?: AbortSignal): Promise<Outcome<null>>;
  deleteScore(id: string, signal?: AbortSignal): Promise<Outcome<null>>;
}

/** Somebody else made a score of this name first. */
const OVERTAKEN: Outcome<never> = { kind: 'refused', status: 409, category: 'OBJECT_ALREADY_EXISTS', message: 'A score of this name was made meanwhile.', correlationId: null };

/** The client of the scoring tool over a transport. */
export function createScoreClient(transport: Transport, version: ApiVersion): ScoreClient {
  const scores = `${apiBase('scores', version)}/scores`;
  const at = (id: string, rest = ''): string => `${scores}/${encodeURIComponent(id)}${rest}`;
  const named = async (name: string, signal?: AbortSignal): Promise<Outcome<string[]>> => {
    const all = await readPages(transport, scores, signal);
    return all.kind === 'ok' ? { ...all, value: all.value.filter((score) => textOf(score['name']) === name).map(({ id }) => textOf(id)) } : all;
  };
  const readWhole = async (id: string, name: string, signal?: AbortSignal): Promise<Outcome<PortalScore>> => {
    // What is live and what is drafted are two pictures of one score; one that was never published has no live one.
    const live = await callJson(transport, { method: 'GET', path: at(id), signal });
    if (live.kind !== 'ok' && !isMissing(live)) return live;
    const draft = await callJson(transport, { method: 'GET', path: at(id, '/draft'), signal });
    if (draft.kind !== 'ok' && (!isMissing(draft) || live.kind !== 'ok')) return draft;
    const whole = draft.kind === 'ok' ? draft : live;
    if (whole.kind !== 'ok') return whole;
    return { ...whole, value: { id, name, isPublished: isLive(live, whole.value), body: definitionOf(whole.value) } };
  };
  const act = async (method: 'POST' | 'DELETE', path: string, signal?: AbortSignal): Promise<Outcome<null>> => withoutValue(await callJson(transport, { method, path, signal }));
  return {
    readScores: async (name, signal) => {
      const ids = await named(name, signal);
      if (ids.kind !== 'ok') return ids;
      const found: PortalScore[] = [];
      for (const id of ids.value) {
        const whole = await readWhole(id, name, signal);
        if (isMissing(whole)) continue; // deleted since the list was read
        if (whole.kind !== 'ok') return whole;
        found.push(whole.value);
      }
      return { ...ids, value: found };
    },
    createScore: async (name, fields, signal) => {
      // Names of scores may repeat in a portal, so two laptops at once are told apart by looking before and after, as with workflows.
      const before = await named(name, signal);
      if (before.kind !== 'ok') return before;
      if (before.value.length > 0) return OVERTAKEN;
      const made = await callJson(transport, { method: 'POST', path: scores, signal }, { ...fields, name });
      if (made.kind !== 'ok') return made;
      const own = textOf(made.value['id']);
      const after = await named(name, signal);
      const isLate = own !== '' && after.kind === 'ok' && after.value.some((id) => Number(id) < Number(own));
      if (!isLate) return withoutValue(made);
      const dropped = await act('DELETE', at(own), signal);
      return dropped.kind === 'ok' ? OVERTAKEN : dropped;
    },
    updateScore: async ({ id, name, body }, fields, signal) =>
      withoutValue(await callJson(transport, { method: 'PUT', path: at(id, '/draft'), signal }, { ...body, ...fields, groupConfigs: numberedLike(fields['groupConfigs'] ?? [], body['groupConfigs'] ?? []), name })),
    publishScore: (id, signal) => act('POST', at(id, '/draft/publish'), signal),
    deactivateScore: (id, signal) => act('POST', at(id, '/deactivate'), signal),
    deleteScore: (id, signal) => act('DELETE', at(id), signal),
  };
}

/** Published, and exactly as it is drafted: a draft that was changed since is not live yet. */
const isLive = (live: Outcome<PortalFields>, draft: PortalFields): boolean =>
  live.kind === 'ok' && textOf(live.value['scoreStatus']).toLowerCase() === 'published' && isSameScore(definitionOf(live.value), definitionOf(draft));

/**
 * The portal asks for the numbers of groups and rules when a draft is replaced (hubspot.md §8): a group keeps that of the
 * one of its name, a rule that of the one in its place; what is new gets a number that none has.
 */
function numberedLike(wanted: JsonValue, current: JsonValue): JsonValue {
  let fresh = 0;
  const numberOf = (found: PortalFields | undefined): JsonValue => found?.['id'] ?? `new-${(fresh += 1)}`;
  const groups = fieldsIn(current);
  return fieldsIn(wanted).map((group) => {
    const known = groups.find((one) => one['groupName'] === group['groupName'] && one['groupCategory'] === group['groupCategory']);
    const rules = fieldsIn(known?.['ruleConfigurations']);
    return { ...group, id: numberOf(known), ruleConfigurations: fieldsIn(group['ruleConfigurations']).map((rule, i) => ({ ...rule, id: numberOf(rules[i]) })) };
  });
}

const isMissing = (outcome: Outcome<unknown>): boolean => outcome.kind === 'refused' && outcome.status === 404;
const withoutValue = (outcome: Outcome<PortalFields>): Outcome<null> => (outcome.kind === 'ok' ? { ...outcome, value: null } : outcome);

/** What a push compares; everything else that the portal says of a score may change without it. */
const COMPARED = new Set(['objectTypeId', 'allowedGroupTypes', 'maxScorePerCategory', 'groupConfigs']);

const definitionOf = (fields: PortalFields): PortalScore['body'] => Object.fromEntries(Object.entries(fields).filter(([key]) => COMPARED.has(key)));
