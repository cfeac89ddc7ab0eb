import type { Failure } from '../../shared/contract/reply.ts';

/** A refusal that a passphrase would lift. */
export interface PassphraseNeed {
  /** What the host said. */
  readonly sentence: string;
  /** The one that was given does not open it. */
  readonly isWrong: boolean;
  /** A crash left the workshop without protection. */
  readonly wasLeftOpen: boolean;
}

/** What a refusal asks for; null when no passphrase would help. */
export function passphraseNeed(failure: Failure): PassphraseNeed | null {
  if (failure.details?.['needsPassphrase'] !== true) return null;
  return { sentence: failure.message, isWrong: failure.details['isWrongPassphrase'] === true, wasLeftOpen: failure.details['wasLeftOpen'] === true };
}
