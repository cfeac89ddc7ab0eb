import type { HistoryOutline } from '../../shared/engine/history/history-segments.ts';
import type { PackedTexts } from '../../shared/engine/history/packed-texts.ts';
import { ByteDictionary } from './byte-dictionary.ts';

/** What the history that is there tells an import that is added to it. */
export type KnownHistory = HistoryOutline;

/** Finds out whether a lead is in the history that is there. The ids are only taken up when one is asked for. */
export class KnownLeads {
  private readonly ids: PackedTexts | null;
  private dictionary: ByteDictionary | null = null;

  constructor(known: KnownHistory | undefined) {
    this.ids = known?.leadIds ?? null;
  }

  has(bytes: Buffer, start: number, end: number): boolean {
    if (this.ids === null) return false;
    this.dictionary ??= dictionaryOf(this.ids);
    return this.dictionary.find(bytes, start, end) !== 0;
  }
}

function dictionaryOf({ offsets, bytes }: PackedTexts): ByteDictionary {
  const dictionary = new ByteDictionary();
  const texts = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i + 1 < offsets.length; i++) dictionary.code(texts, offsets[i]!, offsets[i + 1]!);
  return dictionary;
}
