import { readFileSync } from 'node:fs';
import type { FileMapping, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { Configuration, Routing, Sla } from '../../shared/engine/model/configuration.ts';

/** What a person would enter for one data set. Parts of the proposal that are not named stay as the product made them. */
export interface Entered {
  readonly dataSet: string;
  readonly workshop: { title: string; clientName: string; zone: string; currency: string; startsAt: number; currentResponseMinutes: number | null };
  readonly files: readonly ({ readonly file: string } & Pick<FileMapping, 'kind' | 'zone' | 'dateOrder' | 'columns'>)[];
  readonly vocabulary: Vocabulary;
  readonly territoryField?: string;
  /** What a task to the rep is logged as, and in how many minutes it is due; absent where the data set has no such thing. */
  readonly task?: { readonly type: string; readonly withinMinutes: number };
  /** The field that holds the portal's own score, and one of its inputs that the export blanks now and then. */
  readonly ownScore?: { readonly field: string; readonly blanked: string };
  readonly proposal: Partial<Omit<Configuration, 'routing' | 'sla'>> & { readonly routing?: Partial<Routing>; readonly sla?: Partial<Sla> };
  readonly distribution?: { readonly moment: 'best' | 'actualMql' | 'end'; readonly outcome: 'sql' | 'opportunity' | 'won' | 'column'; readonly binWidth: number };
}

/** Reads an entered file and puts a portal's own policy where the file refers to it. Throws with a sentence. */
export function readEntered(path: string, policy: unknown): Entered {
  const raw: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return fillIn(raw, policy, path) as Entered; // the product's own schemas check every part on its way in
}

/** The events that stand for a task to the rep, as the settings of leaks and gaps take them. */
export const taskEvents = ({ task }: Entered): { type: string }[] => (task === undefined ? [] : [{ type: task.type }]);

/** Which data set an entered file is for. */
export function dataSetOf(path: string): string {
  const raw: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const name = isRecord(raw) ? raw['dataSet'] : undefined;
  if (typeof name !== 'string') throw new Error(`${path} does not say which data set it is for ("dataSet").`);
  return name;
}

function fillIn(value: unknown, policy: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((part) => fillIn(part, policy, path));
  if (!isRecord(value)) return value;
  if (Array.isArray(value['$policy'])) return fromPolicy(value, value['$policy'].map(String), policy, path);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fillIn(part, policy, path)]));
}

function fromPolicy(reference: Record<string, unknown>, keys: readonly string[], policy: unknown, path: string): unknown {
  let found: unknown = policy;
  for (const key of keys) found = isRecord(found) ? found[key] : undefined;
  const value = found ?? reference['else'];
  if (value === undefined) throw new Error(`${path} refers to the policy's ${keys.join(' / ')}, and the policy has none.`);
  return typeof value === 'number' && typeof reference['times'] === 'number' ? value * reference['times'] : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
