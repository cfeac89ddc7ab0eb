import { expect, it } from 'vitest';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import type { FaultKind } from '../../electron/hubspot/simulator/fault-script.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import type { PushKind, PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { aRehearsal, aScoredConfiguration, identity, type Rehearsal } from './a-rehearsal.ts';

const FAULTS: readonly FaultKind[] = ['rateLimit', 'dailyLimit', 'serverError', 'silence', 'errorAfterWrite', 'silenceAfterWrite'];
const KINDS = ['createScore', 'publishScore', 'updateScore', 'deactivateScore', 'deleteScore'] as const satisfies readonly PushKind[];
const choices = { sequenceId: null, score: 'draft' } as const;

/** Each fault on each kind in the full run; in the small one three of the kinds. */
const PAIRS = process.env['BATON_FULL'] === '1' ? KINDS.flatMap((kind) => FAULTS.map((fault) => [kind, fault] as const)) : (['createScore', 'updateScore', 'deleteScore'] as const).map((kind, i) => [kind, FAULTS[i + 2] ?? 'silence'] as const);

async function scorePart({ client }: Rehearsal, points: number): Promise<PushOperation[]> {
  const configuration = aScoredConfiguration(points);
  const reading = await readPortal(client, targetsOfConfiguration(configuration, choices));
  if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
  return planPush(configuration, reading.snapshot, identity, choices).filter(({ id }) => id === 'score:draft' || id === 'switchOn:score');
}

/** Runs until it is done, the fault striking the write of one kind; a run that stopped must go on from there. */
async function toTheEnd(rehearsal: Rehearsal, operations: readonly PushOperation[], struck: PushKind, fault: FaultKind, switchOn?: readonly string[]): Promise<PushOperation[]> {
  let isSet = false;
  const kindOf = new Map(operations.map(({ id, kind }) => [id, kind]));
  const own = switchOn === undefined ? {} : { switchOn };
  const first = await rehearsal.apply(operations, {
    ...own,
    journal: ({ operationId, phase }) => {
      if (isSet || kindOf.get(operationId) !== struck || phase !== 'sending') return;
      isSet = true;
      rehearsal.portal.setFaults([{ kind: fault, times: 1, onlyWrites: true }]);
    },
  });
  rehearsal.portal.setFaults([]);
  const ended = first.kind === 'applied' ? first : await rehearsal.apply(first.operations, own);
  expect(ended.kind).toBe('applied');
  return ended.operations;
}

it.each(PAIRS)('%s that meets %s ends completed, at once or when it goes on, with one score and a whole way back', async (kind, fault) => {
  const rehearsal = await aRehearsal();
  const drafted = await toTheEnd(rehearsal, await scorePart(rehearsal, 2500), kind, fault);
  const on = await toTheEnd(rehearsal, drafted, kind, fault, ['switchOn:score']);
  expect(rehearsal.state.scores.map(({ name, status }) => [name, status])).toEqual([['Handoff score (Baton)', 'published']]);
  const first = structuredClone(rehearsal.state.scores[0]?.body);

  const redrafted = await toTheEnd(rehearsal, await scorePart(rehearsal, 3000), kind, fault);
  expect(rehearsal.state.scores[0]?.live).toEqual(first);
  await toTheEnd(rehearsal, planRollback(redrafted.filter(({ kind: made, status }) => made === 'updateScore' && status === 'done')), kind, fault);
  expect(rehearsal.state.scores[0]?.body).toEqual(first);

  const back = await toTheEnd(rehearsal, planRollback(on), kind, fault);
  expect(back.map(({ kind: undone, status }) => `${undone} ${status}`)).toEqual(['deactivateScore done', 'deleteScore done']);
  expect(rehearsal.state.scores).toEqual([]);
});
