/** A queue with `servers` people: `arrivalsPerHour` leads come and each keeps one of them busy for `handlingMinutes`. */
export interface Queue {
  readonly arrivalsPerHour: number;
  readonly handlingMinutes: number;
  readonly servers: number;
}

/** Offered load for each person, ρ = λ·s/c (domain.md §8.1); 1 or more: the queue only grows. NaN without anybody. */
export function offeredLoad({ arrivalsPerHour, handlingMinutes, servers }: Queue): number {
  return (arrivalsPerHour * handlingMinutes) / 60 / servers;
}

/**
 * The share of leads that must wait at all: Erlang's C formula for M/M/c (A. K. Erlang, Post Office Electrical Engineers'
 * Journal 10 (1917)), worked out from Erlang B by B(k) = a·B(k−1) / (k + a·B(k−1)). 1 where ρ is 1 or more.
 */
export function waitProbability(queue: Queue): number {
  const rho = offeredLoad(queue);
  if (!(rho < 1)) return 1;
  const load = rho * queue.servers;
  let blocked = 1;
  for (let k = 1; k <= queue.servers; k += 1) blocked = (load * blocked) / (k + load * blocked);
  return blocked / (1 - rho * (1 - blocked));
}

/** The wait in minutes that a share p of the leads does not exceed; 0 where fewer than 1 − p wait, Infinity where ρ is 1 or more. */
export function waitQuantile(queue: Queue, p: number): number {
  const rho = offeredLoad(queue);
  if (!(rho < 1)) return Infinity;
  const waiting = waitProbability(queue);
  if (waiting <= 1 - p) return 0;
  // P(wait > t) = C · e^(−c(1 − ρ)t/s)
  return (Math.log(waiting / (1 - p)) * queue.handlingMinutes) / (queue.servers * (1 - rho));
}
