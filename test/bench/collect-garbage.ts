import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Collects what nobody holds any more, now. */
export const collectGarbage = runInNewContext('gc') as () => void; // what the flag puts there
