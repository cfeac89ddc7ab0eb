import { z } from 'zod';

/** What a handoff is seen to consist of, as `HANDOFF_STEPS` of the engine names it. */
export const handoffStepSchema = z.enum([
  'lead', 'mql', 'sal', 'sql', 'opportunity', 'customer', 'rejected', 'recycled', 'disqualified',
  'ownerSet', 'ownerChanged', 'ownerCleared', 'action', 'automated', 'touch', 'dealCreated', 'dealWon', 'dealLost',
]);
