import { fileURLToPath } from 'node:url';

/** Where the data lies and what a person would enter, as the command line gave it. */
export interface Folders {
  readonly portal: string;
  readonly tables: string;
  readonly messy: string;
  /** The path of the entered file of each data set. */
  readonly entered: Readonly<Record<string, string>>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const DATA = '../../../shared/data';

/** The folders beside the checkout and the entered files of this folder. */
export const DEFAULT_FOLDERS: Folders = {
  portal: here(`${DATA}/portal-20k`),
  tables: here(DATA),
  messy: here(`${DATA}/messy`),
  entered: { portal: here('entered/portal.json'), xeducation: here('entered/xeducation.json'), 'xeducation whole': here('entered/xeducation-whole.json'), maven: here('entered/maven.json') },
};
