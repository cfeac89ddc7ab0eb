/** Why a backup was made. `restore`: the state from before another backup was put back. */
export const BACKUP_REASONS = ['migration', 'timed', 'signature', 'restore'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** A backup as its file's name tells it; `at` is UTC ms. */
export interface BackupStamp {
  readonly id: string;
  readonly at: number;
  readonly reason: BackupReason;
}

const KEPT_TODAY = 3;
const KEPT_IN_ALL = 10;

/**
 * Which backups may go: kept are the newest 3 of today, the newest of each other day, 10 of these in all, and beside
 * them the newest one from before a restore. `dayOf` names the day of an instant.
 */
export function backupsToDrop<S extends BackupStamp>(backups: readonly S[], now: number, dayOf: (at: number) => string): S[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const latest = newestFirst.find((backup) => backup.reason === 'restore');
  const today = dayOf(now);
  const perDay = new Map<string, number>();
  const kept = new Set<S>();
  for (const backup of newestFirst) {
    if (backup.reason === 'restore') continue;
    const day = dayOf(backup.at);
    const count = (perDay.get(day) ?? 0) + 1;
    perDay.set(day, count);
    if (kept.size < KEPT_IN_ALL && count <= (day === today ? KEPT_TODAY : 1)) kept.add(backup);
  }
  return newestFirst.filter((backup) => backup !== latest && !kept.has(backup));
}
