/** Counts requests like a professional portal: a burst window and a day. */
export interface RateLimits {
  /** Count a request; null when it may pass, else the policy that stops it. */
  count(at: number): 'TEN_SECONDLY_ROLLING' | 'DAILY' | null;
  /** Searches count apart: five in a second, for the whole account. */
  countSearch(at: number): 'SECONDLY' | null;
  headers(): { [name: string]: string };
}

const INTERVAL_MS = 10_000;

/** Fresh counters. */
export function createRateLimits(perInterval = 190, perDay = 625_000, searchesPerSecond = 5): RateLimits {
  let recent: number[] = [];
  let searches: number[] = [];
  let today = 0;
  return {
    count(at) {
      recent = recent.filter((each) => at - each < INTERVAL_MS);
      if (today >= perDay) return 'DAILY';
      if (recent.length >= perInterval) return 'TEN_SECONDLY_ROLLING';
      recent.push(at);
      today += 1;
      return null;
    },
    countSearch(at) {
      searches = searches.filter((each) => at - each < 1_000);
      if (searches.length >= searchesPerSecond) return 'SECONDLY';
      searches.push(at);
      return null;
    },
    headers: () => ({
      'X-HubSpot-RateLimit-Max': String(perInterval),
      'X-HubSpot-RateLimit-Remaining': String(Math.max(0, perInterval - recent.length)),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(INTERVAL_MS),
      'X-HubSpot-RateLimit-Daily': String(perDay),
      'X-HubSpot-RateLimit-Daily-Remaining': String(perDay - today),
    }),
  };
}
