// Looks only where a word begins, so that a long cell costs its length and not its square.
const EMAIL = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /^\+?[\d\s().\-/]+(?:(?:x|ext\.?)\s*\d+)?$/;
const STARTS_PHONE = /^[+(\d]/;
const IS_ASCII = /^[\x20-\x7e]*$/;
const FEWEST_PHONE_DIGITS = 6;

/**
 * A personal value as it is compared: case and spaces aside, a phone number by its digits (00 in front counts as +),
 * so that one person gets one pseudonym however an export writes him.
 */
export function normalisePersonal(value: string): string {
  const composed = IS_ASCII.test(value) ? value : value.normalize('NFKC'); // composing is the dear part, and most values need none
  const text = composed.trim().replace(/\s+/g, ' ').toLowerCase();
  if (!STARTS_PHONE.test(text) || !PHONE.test(text)) return text;
  const digits = text.replace(/\D/g, '');
  if (digits.length < FEWEST_PHONE_DIGITS) return text;
  return text.startsWith('+') ? `+${digits}` : digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

/** True when an e-mail address stands anywhere in the text. */
export const holdsEmail = (text: string): boolean => text.includes('@') && text.search(EMAIL) >= 0;

/** The text with every e-mail address in it replaced. */
export const replaceEmails = (text: string, replace: (email: string) => string): string => (text.includes('@') ? text.replace(EMAIL, (email) => replace(email)) : text);
