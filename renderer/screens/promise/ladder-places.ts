/**
 * Where rungs stand on a line from 0 to 1: to scale, but never closer than `gap` (a part of the line), so that their
 * words can be read. `shares` ascend; the first rung is the assignment at 0.
 */
export function ladderPlaces(shares: readonly number[], gap: number): number[] {
  const last = shares.at(-1) ?? 1;
  const scale = last <= 0 ? 1 : 1 / last;
  const room = Math.min(gap, 1 / Math.max(1, shares.length - 1));
  const places: number[] = [];
  for (const share of shares) places.push(places.length === 0 ? 0 : Math.max(share * scale, (places.at(-1) ?? 0) + room));
  // Pushed beyond the end: the last ones move back, each keeping its distance.
  for (let i = places.length - 1, end = 1; i > 0; i -= 1, end -= room) places[i] = Math.min(places[i] ?? end, end);
  return places;
}
