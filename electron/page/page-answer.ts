import { Readable } from 'node:stream';

/** An answer to a page, before it becomes HTTP or a `Response`. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | Readable;
}

/** A refusal in plain words. */
export const plainAnswer = (status: number, sentence: string): PageAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: sentence,
});

/** A JSON body. */
export const jsonAnswer = (status: number, value: unknown): PageAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});
