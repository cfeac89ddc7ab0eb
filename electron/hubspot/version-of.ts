import { apiBase, type ApiVersion } from './paths.ts';
import type { Transport } from './transport.ts';

/** The version of the interface that a portal answers: the dated one, or the older where it does not know the first path of that. */
export async function versionOf(transport: Transport, signal?: AbortSignal): Promise<ApiVersion> {
  const answer = await transport.exchange({ method: 'GET', path: `${apiBase('accountInfo', 'dated')}/details`, signal });
  return answer.kind === 'refused' && answer.status === 404 ? 'v3' : 'dated';
}
