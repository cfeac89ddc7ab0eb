import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { FileMapping, Vocabulary } from '../../shared/contract/schemas/import.ts';
import { generateSample } from './generate-sample.ts';
import { isOpenInSample, sampleBallot, type SampleBallot, type SampleCaseFacts } from './sample-ballots.ts';
import { draftsOf } from './sample-drafts.ts';
import { SAMPLE_VOCABULARY, sampleFiles } from './sample-files.ts';
import { agreedInSummer, SIGNED_IN_SUMMER } from './sample-summer.ts';
import { CLIENT, TODAYS_PROMISE_MINUTES } from './sample-world.ts';

/** Change it when the generator writes other files, so that copies from before are made again. */
const EDITION = '2';
const SAMPLE = { seed: 26, leads: 4000, isClean: false } as const;

interface SamplePerson {
  name: string;
  team: 'marketing' | 'sales' | 'revops' | 'facilitator' | 'observer';
  role: string;
  canSign: boolean;
}

/** Everything that a person would enter for the sample workshop; has the shape of the host's SamplePort. */
export interface SampleMaker {
  prepare(): Promise<{
    workshop: { title: string; clientName: string; zone: string; currency: string; startsAt: number; currentResponseMinutes: number | null };
    participants: SamplePerson[];
    files: { path: string; name: string; mapping: Omit<FileMapping, 'fileId'> }[];
    vocabulary: Vocabulary;
    configuration: Configuration;
    drafts: { name: string; configuration: Configuration }[];
    earlier: { configuration: Configuration; signedAt: number };
    maps: unknown[];
  }>;
  ballot(name: string, team: string, facts: SampleCaseFacts): SampleBallot;
  isOpen(name: string): boolean;
}

/** A sample whose files are made in `cacheFolder` on first use; what people agreed is read from `resourcesFolder`/sample. */
export function createSamplePort({ resourcesFolder, cacheFolder }: { readonly resourcesFolder: string; readonly cacheFolder: string }): SampleMaker {
  return {
    ballot: sampleBallot,
    isOpen: isOpenInSample,
    async prepare() {
      const folder = join(cacheFolder, `edition-${EDITION}`);
      const made = sampleFiles(generateSample(SAMPLE).cases);
      if (!existsSync(folder)) await writeWhole(folder, cacheFolder, made);
      const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(resourcesFolder, 'sample', name), 'utf8'));
      const configuration = (await read('configuration.json')) as Configuration; // shipped with the app; a test holds it to the contract
      return {
        workshop: {
          title: 'Handoff workshop',
          clientName: CLIENT.name,
          zone: CLIENT.zone,
          currency: CLIENT.currency,
          startsAt: Date.UTC(2026, 10, 26, 8),
          currentResponseMinutes: TODAYS_PROMISE_MINUTES,
        },
        participants: (await read('participants.json')) as SamplePerson[], // shipped with the app; a test holds it to the contract
        files: made.map(({ name, mapping }) => ({ path: join(folder, name), name, mapping })),
        vocabulary: SAMPLE_VOCABULARY,
        configuration,
        drafts: draftsOf(configuration),
        earlier: { configuration: agreedInSummer(configuration), signedAt: SIGNED_IN_SUMMER },
        maps: (await read('maps.json')) as unknown[], // a list, as shipped
      };
    },
  };
}

/** Writes the files beside their place and moves them there at once, so that half a sample is never found. */
async function writeWhole(folder: string, cacheFolder: string, files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const draft = join(cacheFolder, `making-${process.pid}`);
  await mkdir(draft, { recursive: true });
  for (const file of files) await writeFile(join(draft, file.name), file.text);
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another start made them first
  });
}
