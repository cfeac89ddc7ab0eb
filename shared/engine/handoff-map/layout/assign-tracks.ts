/** A stretch that needs a lane of its own beside others: closed interval, and the two ends that it may share with others. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly source: string;
  readonly target: string;
}

/**
 * A track for every stretch, the first ones first, so that no two of one track overlap unless they share their beginning
 * or their end. Gives the track of each, from 0, in the given order.
 */
export function assignTracks(stretches: readonly Stretch[]): number[] {
  const tracks: Stretch[][] = [];
  return stretches.map((stretch) => {
    let track = tracks.findIndex((there) => there.every((other) => isApart(other, stretch)));
    if (track < 0) track = tracks.push([]) - 1;
    tracks[track]?.push(stretch);
    return track;
  });
}

function isApart(a: Stretch, b: Stretch): boolean {
  const overlap = Math.min(Math.max(a.from, a.to), Math.max(b.from, b.to)) - Math.max(Math.min(a.from, a.to), Math.min(b.from, b.to));
  return overlap < 0 || a.source === b.source || a.target === b.target;
}
