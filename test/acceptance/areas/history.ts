import type { Area } from '../area.ts';
import { playPart } from '../play-part.ts';
import { playMaven } from './history-maven.ts';
import { playMessy } from './history-messy.ts';
import { playPortalHistory } from './history-portal.ts';
import { playXEducation } from './history-xeducation.ts';

/** What Baton understands of clients' files: counts, rates and hashes of whole histories, and files spoiled on purpose. */
export const history: Area = {
  name: 'history',
  async play(folders, report) {
    await playPart('portal history', report, (user) => playPortalHistory(user, folders, report));
    await playPart('xeducation history', report, (user) => playXEducation(user, folders, report));
    await playPart('maven history', report, (user) => playMaven(user, folders, report));
    await playPart('messy', report, (user) => playMessy(user, folders, report));
  },
};
