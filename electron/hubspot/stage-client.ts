import type { JsonValue } from '../../shared/engine/hubspot-plan/push-operation.ts';
import type { PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { Outcome } from './outcome.ts';
import { apiBase, type ApiVersion } from './paths.ts';
import { callJson, fieldsIn, textOf } from './portal-json.ts';
import type { Transport } from './transport.ts';

type Stages = NonNullable<PortalSnapshot['stages']>;

/** What a portal allows beyond properties: its life cycle as a pipeline, which is not documented, and room for calculated properties. */
export interface StageClient {
  /** Null where the portal does not show its life cycle as a pipeline that may be added to. */
  readStages(signal?: AbortSignal): Promise<Outcome<Stages | null>>;
  createStage(label: string, displayOrder: number, signal?: AbortSignal): Promise<Outcome<null>>;
  /** How many more calculated properties of contacts the portal takes; null where it does not say. */
  readCalculationsLeft(signal?: AbortSignal): Promise<Outcome<number | null>>;
}

/** The pipeline in which every contact stands (hubspot.md §4a). */
const LIFE_CYCLE = 'contacts-lifecycle-pipeline';

/** The client of these parts over a transport. */
export function createStageClient(transport: Transport, version: ApiVersion): StageClient {
  const pipelines = `${apiBase('pipelines', version)}/contacts`;
  return {
    readStages: async (signal) => {
      const answer = await callJson(transport, { method: 'GET', path: pipelines, signal });
      if (answer.kind !== 'ok') return answer;
      const pipeline = fieldsIn(answer.value['results']).find(({ id }) => id === LIFE_CYCLE);
      const stages = pipeline === undefined ? null : fieldsIn(pipeline['stages']);
      const isClosed = stages?.some((stage) => textOf(stage['writePermissions']) === 'INTERNAL_ONLY') === true;
      return { ...answer, value: stages === null || isClosed ? null : stages.map(({ id, label, displayOrder }) => ({ id: textOf(id), label: textOf(label), displayOrder: Number(displayOrder ?? 0) })) };
    },
    createStage: async (label, displayOrder, signal) => {
      const body: JsonValue = { label, displayOrder, metadata: { isClosed: 'false', state: 'OPEN' } };
      const made = await callJson(transport, { method: 'POST', path: `${pipelines}/${LIFE_CYCLE}/stages`, signal }, body);
      return made.kind === 'ok' ? { ...made, value: null } : made;
    },
    readCalculationsLeft: async (signal) => {
      const answer = await callJson(transport, { method: 'GET', path: `${apiBase('limits', version)}/calculated-properties`, signal });
      if (answer.kind !== 'ok') return answer;
      const { overallLimit, overallUsage } = answer.value;
      return { ...answer, value: typeof overallLimit === 'number' ? Math.max(0, overallLimit - Number(overallUsage ?? 0)) : null };
    },
  };
}
