import type { HostEvent } from '../../shared/contract/events.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { NoSession, type Host, type StagedFile } from './host.ts';
import { readLines } from './read-lines.ts';
import { readReply, unreachable } from './read-reply.ts';

const TOKEN_KEY = 'baton-session';

/** Trades the one-time ticket in the address for a token, or takes the token that this tab already has. */
async function openSession(): Promise<string> {
  const fragment = new URLSearchParams(window.location.hash.replace(/^#\/?/, ''));
  const ticket = fragment.get('ticket');
  if (ticket !== null) {
    const workshop = fragment.get('workshop');
    window.history.replaceState(null, '', `${window.location.pathname}#${workshop === null ? '/' : `/w/${workshop}/prepare`}`);
    const reply = await fetch('/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ticket }) }).catch(() => null);
    const body: unknown = reply !== null && reply.ok ? await reply.json() : null;
    if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string') {
      window.sessionStorage.setItem(TOKEN_KEY, body.token);
      return body.token;
    }
  }
  const kept = window.sessionStorage.getItem(TOKEN_KEY);
  if (kept === null) throw new NoSession('no session');
  return kept;
}

/** Reads pushed events for as long as somebody listens; waits a second and asks again when the line breaks. */
function listen(token: string, listener: (event: HostEvent) => void, signal: AbortSignal): void {
  const again = (): void => {
    if (!signal.aborted) setTimeout(() => listen(token, listener, signal), 1000);
  };
  fetch('/events', { headers: { Authorization: `Bearer ${token}` }, signal })
    .then(async (reply) => {
      if (reply.body === null || !reply.ok) return;
      // Each line is one event, made by the host from the same contract.
      await readLines(reply.body, (line) => listener(JSON.parse(line) as HostEvent));
    })
    .then(again, again);
}

/** The host on 127.0.0.1 that sent this page. */
export async function createBrowserHost(): Promise<Host> {
  const token = await openSession();
  const authorization = { Authorization: `Bearer ${token}` };
  const post = async <T>(address: string, body: BodyInit, type: string): Promise<Reply<T>> => {
    const reply = await fetch(address, { method: 'POST', headers: { ...authorization, 'Content-Type': type }, body }).catch(() => null);
    if (reply === null) return unreachable();
    if (reply.status === 401) {
      window.sessionStorage.removeItem(TOKEN_KEY);
      return { ok: false, error: { code: 'refused', message: 'This tab is no longer known to Baton. Open the address that Baton printed when it started last.' } };
    }
    return readReply<T>(await reply.json().catch(() => null));
  };
  return {
    shell: 'browser',
    call: (name, input, workshopId = null) => post('/rpc', JSON.stringify({ name, input, workshopId }), 'application/json'),
    subscribe: (listener) => {
      const stop = new AbortController();
      listen(token, listener, stop.signal);
      return () => stop.abort();
    },
    stageFile: (file) => post<StagedFile>(`/files?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream'),
    fetchFile: async (fileId) => (await fetch(`/files/${encodeURIComponent(fileId)}`, { headers: authorization })).blob(),
  };
}
