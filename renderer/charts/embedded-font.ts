const FAMILY = 'IBM Plex Sans Variable';

/** Whether a range of a font ("U+0-FF, U+131, U+4??") holds any character of a text; an empty one holds all. */
export function isAnyInRange(range: string, text: string): boolean {
  if (range.trim() === '') return true;
  const spans = range.split(',').map((part) => {
    const [from = '', to] = part.trim().replace(/^U\+/i, '').split('-');
    return [parseInt(from.replaceAll('?', '0'), 16), parseInt((to ?? from).replaceAll('?', 'F'), 16)] as const;
  });
  return Array.from(text).some((character) => spans.some(([from, to]) => (character.codePointAt(0) ?? 0) >= from && (character.codePointAt(0) ?? 0) <= to));
}

/**
 * The interface's own font as CSS with its files inside, so that a picture shows it on any machine: those of its parts
 * (Latin, Greek, Cyrillic …) that the text needs; '' where they cannot be fetched, and the picture falls back to a plain sans.
 */
export async function embeddedFont(text: string): Promise<string> {
  const rules = Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules)).filter((rule) => rule instanceof CSSFontFaceRule);
  const needed = rules.filter(({ style }) => style.getPropertyValue('font-family').includes(FAMILY) && style.getPropertyValue('font-style') !== 'italic' && isAnyInRange(style.getPropertyValue('unicode-range'), text));
  try {
    return (await Promise.all(needed.map(withItsFile))).join('');
  } catch {
    return '';
  }
}

async function withItsFile(rule: CSSFontFaceRule): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(rule.cssText)?.[1];
  if (address === undefined) return '';
  const bytes = new Uint8Array(await (await fetch(new URL(address, rule.parentStyleSheet?.href ?? document.baseURI))).arrayBuffer());
  let file = '';
  for (let i = 0; i < bytes.length; i += 0x8000) file += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  const range = rule.style.getPropertyValue('unicode-range');
  return `@font-face{font-family:'${FAMILY}';font-weight:100 700;src:url(data:font/woff2;base64,${btoa(file)}) format('woff2')${range === '' ? '' : `;unicode-range:${range}`}}`;
}
