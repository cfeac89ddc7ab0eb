import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';

const names = new Map<string, string>();
const known = new WeakMap<Configuration, string>();

/** A short name for everything that decides what each threshold would bring; another threshold alone keeps it (engine/scoring/trace-thresholds.ts). */
export function traceKey(configuration: Configuration): string {
  const found = known.get(configuration) ?? nameOf(configuration);
  known.set(configuration, found);
  return found;
}

function nameOf({ score, definitions, tiers, routing }: Configuration): string {
  const text = canonicalJson([{ ...score, mqlThreshold: 0 }, definitions, tiers, routing.territories, routing.territoryField]);
  const name = names.get(text) ?? `model ${names.size + 1}`;
  names.set(text, name);
  return name;
}
