/** Why a member of a pool is passed over: the first of these that holds; `eligible` when none does (domain.md §5 step 4). */
export const STANDINGS = [
  'eligible', 'notInRoster', 'notYetActive', 'left', 'notInPool', 'otherTerritory', 'otherSegment', 'skillMissing', 'absent',
  'hoursUnknown', 'outsideHours', 'dayCapReached', 'weekCapReached', 'rollingCapReached', 'openCapReached', 'excluded',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Each standing as its place in `STANDINGS`, for the columns of a running replay; 0 is eligible. */
export const STANDING = Object.fromEntries(STANDINGS.map((standing, code) => [standing, code])) as Readonly<Record<Standing, number>>; // fromEntries forgets the keys

/** The standings that are a cap; a sticky owner over one of them is a case of its own. */
export const isCapStanding = (code: number): boolean => code >= STANDING.dayCapReached && code <= STANDING.openCapReached;
