/** A stretch of text in one voice; `strong` is what is promised, `mono` are hashes. */
export interface Run {
  readonly text: string;
  readonly voice: 'plain' | 'strong' | 'mono' | 'muted';
}

/** A text, or one in several voices. */
export type Rich = string | readonly Run[];

/** A text as its runs; a plain one is one run. */
export function runsOf(text: Rich): readonly Run[] {
  return typeof text === 'string' ? [{ text, voice: 'plain' }] : text;
}
