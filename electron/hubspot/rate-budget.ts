/** What a portal last said of its limits; null where it said nothing (hubspot.md §3). */
export interface RateBudget {
  readonly windowMs: number | null;
  readonly max: number | null;
  readonly remaining: number | null;
  readonly daily: number | null;
  readonly dailyRemaining: number | null;
}

/** Keeps what the newest headers said; searches say nothing and change nothing. */
export function createRateBudget(): { note(headers: Readonly<Record<string, string>>): void; now(): RateBudget } {
  let budget: RateBudget = { windowMs: null, max: null, remaining: null, daily: null, dailyRemaining: null };
  return {
    note(headers) {
      const said = (name: string): number | null => {
        const text = headers[`x-hubspot-ratelimit-${name}`];
        return text === undefined || !Number.isFinite(Number(text)) ? null : Number(text);
      };
      if (said('max') === null) return;
      budget = { windowMs: said('interval-milliseconds'), max: said('max'), remaining: said('remaining'), daily: said('daily'), dailyRemaining: said('daily-remaining') };
    },
    now: () => budget,
  };
}

/** "174 of 190 requests left in 10 seconds, 624,800 today"; '' where the portal said nothing yet. */
export function budgetInWords({ windowMs, max, remaining, dailyRemaining }: RateBudget): string {
  if (max === null || remaining === null) return '';
  const today = dailyRemaining === null ? '' : `, ${dailyRemaining.toLocaleString('en-US')} today`;
  return `${remaining.toLocaleString('en-US')} of ${max.toLocaleString('en-US')} requests left in ${Math.round((windowMs ?? 10_000) / 1000)} seconds${today}`;
}
