import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enterHistory } from '../enter-workshop.ts';
import { readEntered } from '../entered-file.ts';
import { checkFigure } from '../figure-check.ts';
import type { Folders } from '../folders.ts';
import type { Report } from '../play-part.ts';
import type { User } from '../user.ts';

interface Truth {
  readonly policy: unknown;
  readonly leads: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
}

/** Every row of every file arrives, and the history's hash does not depend on the order of the files. */
export async function playPortalHistory(user: User, { portal, entered: paths }: Folders, report: Report): Promise<void> {
  const truth = JSON.parse(readFileSync(join(portal, 'truth.json'), 'utf8')) as Truth; // the layout described in the data's README
  const entered = readEntered(paths['portal'] ?? '', truth.policy);
  const { workshopId, batch } = await enterHistory(user, entered, portal);
  const rowsOf = (kind: string): number => entered.files.filter((file) => file.kind === kind).reduce((sum, { file }) => sum + (truth.files[file]?.rows ?? 0), 0);
  for (const file of batch.files) {
    report(checkFigure(`portal ${file.name} sha256`, truth.files[file.name]?.sha256, file.sha256));
    report(checkFigure(`portal ${file.name} imported`, truth.files[file.name]?.rows, file.imported));
  }
  const health = await user.call('history.getHealth', {}, workshopId);
  report(checkFigure('portal contacts', rowsOf('leads'), (health?.leads ?? 0) + (health?.excluded ?? 0)));
  report(checkFigure('portal events', rowsOf('events'), health?.facts.engagement));
  report(checkFigure('portal owners', rowsOf('owners'), health?.owners.length));
  report(checkFigure('portal deals', rowsOf('deals'), health?.deals));
  report(checkFigure('portal won', truth.counts['won'], health?.wonDeals));
  report(checkFigure('portal won value', truth.counts['won_value'], (health?.wonAmountMinor ?? 0) / 100));
  report(checkFigure('portal duplicates', truth.counts['duplicate_records'], health?.excluded));
  const again = await enterHistory(user, { ...entered, files: [...entered.files].reverse() }, portal);
  report(checkFigure('portal hash with the files in another order', batch.historyHash, again.batch.historyHash));
}
