import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away, with its HTTP status. */
export interface TurnedAway {
  readonly status: 403 | 421;
  readonly sentence: string;
}

/**
 * The first check of every request, before its path is looked at. Another Host means a name that was made to point at
 * this machine (DNS rebinding); another Origin or site means that a foreign page sent it. A person who follows a link
 * to the page itself is let in: the page carries no secret.
 */
export function gate(headers: IncomingHttpHeaders, authority: string): TurnedAway | null {
  if (headers.host !== authority) return { status: 421, sentence: `This is Baton at ${authority}; the request asked for another host.` };
  if (headers.origin !== undefined && headers.origin !== `http://${authority}`) {
    return { status: 403, sentence: 'A page from elsewhere may not talk to Baton.' };
  }
  const site = headers['sec-fetch-site'];
  const followsLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site === undefined || site === 'same-origin' || site === 'none' || followsLink) return null;
  return { status: 403, sentence: 'A page from elsewhere may not talk to Baton.' };
}
