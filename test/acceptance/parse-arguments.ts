import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataSetOf } from './entered-file.ts';
import { DEFAULT_FOLDERS, type Folders } from './folders.ts';

/** The command line, understood. */
export interface Arguments {
  readonly areas: readonly string[];
  readonly folders: Folders;
  readonly isJson: boolean;
  readonly wantsHelp: boolean;
}

const FOLDER_OPTIONS = { '--portal': 'portal', '--tables': 'tables', '--messy': 'messy' } as const;

/** Reads the command line; a sentence says what is wrong with it. */
export function parseArguments(args: readonly string[], known: readonly string[]): Arguments | { readonly sentence: string } {
  const areas: string[] = [];
  let folders = DEFAULT_FOLDERS;
  let isJson = false;
  let wantsHelp = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--json') isJson = true;
    else if (arg === '--help') wantsHelp = true;
    else if (!arg.startsWith('--')) areas.push(arg);
    else {
      const given = args[++i];
      if (given === undefined || !existsSync(given)) return { sentence: `${arg} needs a path that exists${given === undefined ? '.' : `, and ${given} does not.`}` };
      const path = resolve(given);
      if (arg === '--entered') folders = { ...folders, entered: { ...folders.entered, [dataSetOf(path)]: path } };
      else if (arg in FOLDER_OPTIONS) folders = { ...folders, [FOLDER_OPTIONS[arg as keyof typeof FOLDER_OPTIONS]]: path }; // "in" just showed it
      else return { sentence: `${arg} is no option. Try --help.` };
    }
  }
  const unknown = areas.find((area) => !known.includes(area));
  return unknown === undefined ? { areas, folders, isJson, wantsHelp } : { sentence: `There is no area "${unknown}" yet. Areas: ${known.join(', ')}.` };
}
