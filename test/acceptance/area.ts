import type { FigureCheck } from './figure-check.ts';
import type { Folders } from './folders.ts';

/** One part of the product that is compared; `play` gives each figure as soon as it is known. */
export interface Area {
  readonly name: string;
  play(folders: Folders, report: (check: FigureCheck) => void): Promise<void>;
}
