const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /^\+?[\d\s().\-/]+(?:\s*(?:x|ext\.?)\s*\d+)?$/i;
const FEWEST_PHONE_DIGITS = 6;

/**
 * A personal value as it is compared: case and spaces aside, a phone number by its digits (00 in front counts as +),
 * so that one person gets one pseudonym however an export writes him.
 */
export function normalisePersonal(value: string): string {
  const text = value.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  const digits = text.replace(/\D/g, '');
  if (digits.length < FEWEST_PHONE_DIGITS || !PHONE.test(text)) return text;
  return text.startsWith('+') ? `+${digits}` : digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

/** True when an e-mail address stands anywhere in the text. */
export const holdsEmail = (text: string): boolean => text.includes('@') && text.search(EMAIL) >= 0;

/** The text with every e-mail address in it replaced. */
export const replaceEmails = (text: string, replace: (email: string) => string): string => (text.includes('@') ? text.replace(EMAIL, (email) => replace(email)) : text);
