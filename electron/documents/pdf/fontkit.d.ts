/** What this folder uses of fontkit, which ships no types. */
declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): unknown;
  }
  export function create(bytes: Uint8Array): Font;
}
