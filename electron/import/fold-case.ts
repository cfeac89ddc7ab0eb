import { compareText } from '../../shared/engine/history/compare-ids.ts';

/**
 * Values that differ from another only in upper and lower case or in blanks around them, with the spelling that most rows
 * have; of equally frequent ones the first by text.
 */
export function foldCase(counts: Iterable<readonly [value: string, count: number]>): Map<string, string> {
  const groups = new Map<string, (readonly [string, number])[]>();
  for (const entry of counts) {
    const key = entry[0].trim().toLowerCase();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  const folded = new Map<string, string>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const [best] = [...group].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
    for (const [value] of group) if (best !== undefined && value !== best[0]) folded.set(value, best[0]);
  }
  return folded;
}
