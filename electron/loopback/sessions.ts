import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Tickets (used once) and tokens (until the process ends) of one running browser host. */
export interface Sessions {
  issueTicket(): string;
  /** A token for a ticket that was never used and is not too old; null otherwise. */
  redeem(ticket: string): string | null;
  isToken(token: string): boolean;
}

const TICKET_LIFE_MS = 10 * 60_000;

/** Sessions by a clock that tests may turn. */
export function createSessions(now: () => number = Date.now): Sessions {
  const tickets = new Map<string, number>();
  const tokens: Buffer[] = [];
  return {
    issueTicket() {
      const ticket = secret();
      tickets.set(ticket, now() + TICKET_LIFE_MS);
      return ticket;
    },
    redeem(ticket) {
      const expiry = tickets.get(ticket);
      tickets.delete(ticket);
      if (expiry === undefined || expiry < now()) return null;
      const token = secret();
      tokens.push(digest(token));
      return token;
    },
    isToken(token) {
      const wanted = digest(token);
      return tokens.some((known) => timingSafeEqual(known, wanted));
    },
  };
}

/** 256 random bits that fit into a URL. */
export const secret = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
