import { chartPng } from '../charts/chart-export.ts';

/** An SVG text as a PNG, base64 without a head; throws when the page cannot draw it. */
export async function pictureOfSvg(svg: string): Promise<string> {
  return base64Of(await (await chartPng(svg)).arrayBuffer());
}

/** The faces of the drawing, out of the page's own style sheets, with their letters inside: a picture of an SVG loads nothing. */
export async function fontFacesOfPage(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule);
  const wanted = rules.filter(({ style }) => isWanted(style.getPropertyValue('font-family'), style.getPropertyValue('font-style')) && hasLatin(style.getPropertyValue('unicode-range')));
  return (await Promise.all(wanted.map(faceOf))).join('');
}

const isWanted = (family: string, style: string): boolean => (family.includes('IBM Plex Sans Variable') && style !== 'italic') || (family.includes('Source Serif 4 Variable') && style === 'italic');

/** The file with the basic letters; the others of a family hold Greek, Cyrillic and rarer ones. */
const hasLatin = (range: string): boolean => range === '' || /U\+0{0,4}-0*FF\b/i.test(range);

async function faceOf({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const source = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))?.[1];
  if (source === undefined) return '';
  const letters = base64Of(await (await fetch(new URL(source, parentStyleSheet?.href ?? document.baseURI))).arrayBuffer());
  return `@font-face{font-family:${style.getPropertyValue('font-family')};font-style:${style.getPropertyValue('font-style') || 'normal'};font-weight:${style.getPropertyValue('font-weight') || '400'};src:url(data:font/woff2;base64,${letters}) format('woff2')}`;
}

/** In pieces that an argument list can hold. */
function base64Of(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 0x8000) }, (_, at) => String.fromCharCode(...bytes.subarray(at * 0x8000, (at + 1) * 0x8000)));
  return btoa(pieces.join(''));
}
