import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/contract/reply.ts';
import type { FileMapping, ImportBatch, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { HostOptions } from '../../electron/compose/create-host.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { writeSmallClient } from '../fixtures/small-client.ts';

/** A real host on a folder of its own with one workshop, and short ways to drive it. */
export interface Room {
  readonly folder: string;
  readonly dataFolder: string;
  readonly host: HeadlessHost;
  readonly workshopId: string;
  /** What the host logged as mistakes of its own; a test that ends with any has found one. */
  readonly mistakes: unknown[];
  /** Writes a file into the room's folder and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  /** The value of a reply that must be ok. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The failure of a reply that must be none of the host's own mistakes. */
  refusal<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Failure>;
  /** Stages, inspects, lets `change` correct, imports. */
  bringIn(paths: readonly string[], change?: (look: Look) => Look): Promise<ImportBatch>;
  /** The same up to the last step. */
  look(paths: readonly string[]): Promise<Look>;
  edit(change: (configuration: Configuration) => Configuration): Promise<void>;
  proposalId(): Promise<string>;
  leave(): Promise<void>;
}

export interface Look {
  readonly files: FileMapping[];
  readonly vocabulary: Vocabulary;
}

/** Opens a room; `isFull` imports the small client. */
export async function aRoom({ isFull = false, ...options }: { readonly isFull?: boolean } & Partial<HostOptions> = {}): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-faults-'));
  const dataFolder = options.dataFolder ?? join(folder, 'data');
  const mistakes: unknown[] = [];
  const host = await createHeadlessHost({ log: (error) => mistakes.push(error), ...options, dataFolder });
  const created = await host.call('workshop.createWorkshop', { title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  if (!created.ok) throw new Error(created.error.message);
  const workshopId = created.value.id;
  const call: Room['call'] = async (name, input) => {
    const reply = await host.call(name, input, workshopId);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  };
  const look: Room['look'] = async (paths) => {
    const staged = [];
    for (const path of paths) staged.push(await call('import.stageFile', { path }));
    const { files, vocabulary } = await call('import.inspectFiles', { fileIds: staged.map(({ fileId }) => fileId) });
    return { files: files.map(({ mapping }) => mapping), vocabulary };
  };
  const proposalId = async (): Promise<string> => (await call('proposal.listProposals', {}))[0]?.id ?? '';
  const room: Room = {
    folder, dataFolder, host, workshopId, mistakes, call, look, proposalId,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async refusal(name, input) {
      const reply = await host.call(name, input, workshopId);
      if (reply.ok) throw new Error(`${name} was not refused`);
      expectSentence(reply.error);
      return reply.error;
    },
    bringIn: async (paths, change = (given) => given) => call('import.runImport', change(await look(paths))),
    async edit(change) {
      const { id, revision, configuration } = await call('proposal.getProposal', { proposalId: await proposalId() });
      await call('proposal.editProposal', { proposalId: id, seenRevision: revision, configuration: change(configuration), label: 'Edit' });
    },
    async leave() {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (isFull) await room.bringIn(writeSmallClient(folder));
  return room;
}

/** A refusal is for people: whole sentences, no code's own words, and none of the host's mistakes. */
export function expectSentence({ code, message }: Failure): void {
  expect(code, message).not.toBe('internal');
  expect(message).toMatch(/^\S.*[.)]$/s);
  expect(message).not.toMatch(/undefined|\[object|NaN|TypeError|at .*\.ts:\d|SQLITE_|\bE[A-Z]{4,}\b/);
}

/** The paths of everything in a JSON value that is no number, though its type says so. */
export function unfitNumbers(value: unknown, path = '$'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === 'string') return /\bNaN\b|\bundefined\b|Infinity/.test(value) ? [`${path} says ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => unfitNumbers(each, `${path}.${key}`));
}
