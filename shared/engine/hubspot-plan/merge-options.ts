import type { PortalOption } from './portal-snapshot.ts';

/**
 * The options that a property should have: every existing one stays, in its order (omitting one removes it from the
 * portal and from records, hubspot.md §4), wanted ones take their wanted label but keep their note, missing ones are appended. An existing
 * option whose label a wanted one needs is relabelled "… (earlier)", since labels must be unique.
 */
export function mergeOptions(existing: readonly PortalOption[], wanted: readonly PortalOption[]): PortalOption[] {
  const byValue = new Map(wanted.map((option) => [option.value, option]));
  const taken = new Set(wanted.map((option) => option.label.toLowerCase()));
  const kept = existing.map((option) => {
    const agreed = byValue.get(option.value);
    if (agreed !== undefined) return { ...agreed, description: option.description };
    const label = freeLabel(option.label, taken);
    taken.add(label.toLowerCase());
    return { ...option, label };
  });
  const known = new Set(existing.map((option) => option.value));
  return [...kept, ...wanted.filter((option) => !known.has(option.value))];
}

function freeLabel(label: string, taken: ReadonlySet<string>): string {
  if (!taken.has(label.toLowerCase())) return label;
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? `${label} (earlier)` : `${label} (earlier ${n})`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** Names made different from each other ignoring case, by a number behind the later ones. */
export function uniqueLabels(labels: readonly string[]): string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let candidate = label;
    for (let n = 2; taken.has(candidate.toLowerCase()); n++) candidate = `${label} (${n})`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
