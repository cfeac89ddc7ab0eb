import { createContext } from 'react';

/** True while the strip waits for its answer to the newest edit: what else follows from the proposal is asked for after it. */
export const StripFirst = createContext(false);
