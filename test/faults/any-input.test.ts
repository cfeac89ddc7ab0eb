import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CONTRACT, type ProcedureName } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { aRoom, expectSentence, type Room } from './a-room.ts';

let room: Room;
beforeAll(async () => {
  room = await aRoom({ isFull: true });
});
afterAll(async () => {
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

const names = Object.keys(CONTRACT) as ProcedureName[]; // the contract's own keys

/** Any transport may be sent anything at all. */
const send = (name: string, input: unknown, workshopId: string | undefined): Promise<Reply<unknown>> => room.host.call(name as ProcedureName, input as never, workshopId); // that it is none is the point

function expectAnswered(name: string, input: unknown, reply: Reply<unknown>): void {
  if (reply.ok) return;
  expect(reply.error.code, `${name} ${inspect(input).slice(0, 300)}: ${reply.error.message}`).not.toBe('internal');
  expectSentence(reply.error);
}

const nested = (depth: number): unknown => {
  let value: unknown = { kind: 'constant', value: true };
  for (let n = 0; n < depth; n++) value = { kind: 'not', of: value };
  return value;
};
const JUNK: readonly unknown[] = [
  null, undefined, 0, '', 'text', true, [], [[[]]], [1, 2], {}, { __proto__: { id: 1 } }, JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  { id: { $ne: null } }, { path: '\u0000' }, { path: '/\u0000/x' }, { path: `/${'x'.repeat(100_000)}` }, { path: 5 }, { proposalId: nested(20_000) }, Number.NaN,
];

/** A value of a JSON schema's shape, with the least likely content; `seed` varies it. */
function oddValue(schema: z.core.JSONSchema.BaseSchema, seed: number): unknown {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return oddValue(asSchema(options[seed % options.length]), seed);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[seed % schema.enum.length];
  switch (schema.type) {
    case 'string':
      return ['', 'x', '..', '501', '9001', 'proposed.mqls', '\u0000', 'a/b\\c', '💥', "'; DROP TABLE workshop; --"][seed % 10];
    case 'integer':
    case 'number':
      return [0, 1, -1, 2 ** 31, 9_007_199_254_740_991, 0.5, 1e-9][seed % 7];
    case 'boolean':
      return seed % 2 === 0;
    case 'array':
      return Array.from({ length: seed % 3 }, (_, n) => oddValue(asSchema(schema.items), seed + n));
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key], n) => schema.required?.includes(key) === true || (seed + n) % (key === 'passphrase' ? 7 : 2) === 0).map(([key, each], n) => [key, key === 'path' ? join(room.folder, 'odd', `${seed}`) : oddValue(asSchema(each), seed * 3 + n)]));
    default:
      return null;
  }
}

const asSchema = (value: unknown): z.core.JSONSchema.BaseSchema => (typeof value === 'object' && value !== null ? (value as z.core.JSONSchema.BaseSchema) : {}); // a part of a schema is one

/** What would change the room for the tests after it, or open a window. */
const LEFT_OUT = new Set<ProcedureName>(['workshop.deleteWorkshop', 'workshop.openSample', 'push.setRehearsalFaults']);

describe('every procedure', () => {
  it.each(names)('%s answers junk with a sentence', async (name) => {
    const junk = JUNK.filter((input) => !LEFT_OUT.has(name) || (input !== null && input !== undefined && typeof input !== 'object'));
    for (const input of junk) for (const workshopId of [room.workshopId, undefined]) expectAnswered(name, input, await send(name, input, workshopId));
    if (CONTRACT[name].scope === 'workshop') for (const workshopId of ['nowhere', '../..', '\u0000']) expectAnswered(name, {}, await send(name, {}, workshopId));
  });

  it.each(names.filter((name) => !LEFT_OUT.has(name)))('%s answers well-formed nonsense', async (name) => {
    const schema = z.toJSONSchema(CONTRACT[name].input, { io: 'input', unrepresentable: 'any' });
    for (let seed = 0; seed < 8; seed++) {
      const input = oddValue(schema, seed);
      expectAnswered(name, input, await send(name, input, room.workshopId));
    }
  });

  it('is found by its own name only', async () => {
    for (const name of ['', '__proto__', 'constructor', 'hasOwnProperty', 'workshop', 'workshop.', 'WORKSHOP.getWorkshop', 'a'.repeat(9_999)]) {
      const reply = await send(name, {}, undefined);
      expect(reply).toMatchObject({ ok: false, error: { code: 'notFound' } });
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('refuses what is nested deeper than anybody writes', async () => {
    const { id, revision, configuration } = await room.call('proposal.getProposal', { proposalId: await room.proposalId() });
    for (const depth of [150, 1_000, 100_000]) {
      const input = { proposalId: id, seenRevision: revision, label: 'Deep', configuration: { ...configuration, definitions: { ...configuration.definitions, mql: { ...configuration.definitions.mql, criteria: nested(depth) } } } };
      const reply = await send('proposal.editProposal', input, room.workshopId);
      expect(reply, String(depth)).toMatchObject({ ok: false, error: { code: 'invalidInput', message: expect.stringContaining('nested') } });
    }
  });
});
