import { canonicalJson } from '../../shared/engine/agreement/canonical-json.ts';
import type { RehearsalState } from '../../electron/hubspot/simulator/rehearsal-state.ts';

/** What people and programs see of a portal: everything but archived definitions, deleted lists, and counters. */
export function visiblePortal({ objects, lists, workflows, validations, nextListId: _lists, nextWorkflowId: _workflows, nextScoreId: _scores, ...rest }: RehearsalState): string {
  const isAlive = (name: string): boolean => objects['contacts']?.properties.some((property) => property.name === name && property.archivedAt === null) === true;
  const living = Object.entries(objects).map(([name, { groups, properties }]) => [
    name,
    { groups: groups.filter(({ archived }) => !archived), properties: properties.filter(({ archivedAt }) => archivedAt === null).map(({ updatedAt: _touched, ...property }) => property) },
  ]);
  return canonicalJson(JSON.parse(JSON.stringify({ ...rest, objects: living, lists: lists.filter(({ deletedAt }) => deletedAt === null), workflows: workflows.map(({ pendingReads: _reads, revisionId: _revision, updatedAt: _touched, ...workflow }) => workflow), validations: validations.filter(({ property }) => isAlive(property)) })));
}
