import { stat } from 'node:fs/promises';
import { guessVocabulary, type LookedAt } from './guess-vocabulary.ts';
import { lookAtOrder, type ImpossibleOrders } from './impossible-order.ts';
import { inspectFile } from './inspect-file.ts';
import { lookAtFile, named, type FileLook } from './look-at-file.ts';
import { backwardFinding, orderFinding } from './row-findings.ts';
import { lookAtProperties, type PropertyLook } from './look-at-properties.ts';
import { zoneTableFor } from './zones.ts';
import type { FileMapping, ImportProfile, InspectedFile, Vocabulary } from '../../shared/contract/schemas/import.ts';

export interface StagedFile {
  readonly fileId: string;
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** Looks of files seen before, so that a correction on the mapping screen answers at once. */
export interface LookCache {
  readonly files: Map<string, FileLook>;
  readonly properties: Map<string, PropertyLook>;
  readonly orders: Map<string, ImpossibleOrders | null>;
}

const CACHED = 60;

/** Looks into staged files and proposes how to read them; what the person corrected is kept. */
export async function inspectFiles(
  files: readonly StagedFile[],
  corrections: readonly Partial<FileMapping>[],
  clientZone: string,
  cache: LookCache,
  profiles: readonly ImportProfile[] = [],
  knownColumns: readonly string[] = [],
): Promise<{ files: InspectedFile[]; vocabulary: Vocabulary; stateValues: { value: string; count: number }[] }> {
  const inspected: InspectedFile[] = [];
  const lookedAt: LookedAt[] = [];
  for (const file of files) {
    const correction = corrections.find((given) => given.fileId === file.fileId) ?? {};
    const stamp = `${file.path}|${await modified(file)}|${file.bytes}`;
    const look = await remember(cache.files, `${stamp}|${correction.encoding}|${correction.delimiter}|${correction.sheet}`, () => lookAtFile(file, correction));
    const found = inspectFile(file, look, correction, zoneTableFor(correction.zone ?? clientZone), profiles);
    const properties =
      found.kind === 'propertyHistory'
        ? await remember(cache.properties, `${stamp}|${JSON.stringify(found.mapping)}`, () => lookAtProperties(file.path, found.mapping))
        : new Map();
    const orders = await remember(cache.orders, `${stamp}|${JSON.stringify(found.mapping)}`, () => named(file.name, () => lookAtOrder(file.path, found.mapping, look.header)));
    inspected.push(orders === null || orders.count === 0 ? found : { ...found, findings: [...found.findings, found.kind === 'absences' ? backwardFinding(file.fileId, orders) : orderFinding(file.fileId, orders)] });
    lookedAt.push({ mapping: found.mapping, looks: new Map(look.header.flatMap((name, index) => (look.columns[index] === undefined ? [] : [[name, look.columns[index]]]))), properties });
  }
  return { files: inspected, ...guessVocabulary(lookedAt, inspected.some(({ kind }) => kind === 'leads') ? [] : knownColumns) };
}

async function modified(file: StagedFile): Promise<number> {
  return named(file.name, async () => (await stat(file.path)).mtimeMs);
}

async function remember<T>(cache: Map<string, T>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = await make();
  if (cache.size >= CACHED) cache.delete(cache.keys().next().value ?? '');
  cache.set(key, made);
  return made;
}
