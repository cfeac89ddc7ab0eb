/** Reads a typed figure: comma or point as decimal sign, spaces and a leading plus allowed; null when it is none. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, '').replace('−', '-').replace(/^\+/, '').replace(',', '.');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}

/** Writes a figure for a field; a true minus sign, and +5 where a sign is wanted. */
export function writeNumber(value: number | null, showSign = false): string {
  if (value === null || !Number.isFinite(value)) return '';
  const text = String(Math.abs(Math.round(value * 1e6) / 1e6));
  if (value < 0) return `−${text}`;
  return showSign && value > 0 ? `+${text}` : text;
}
