import { replaceEqualDeep } from '@tanstack/react-query';
import type { Reply } from '../../shared/contract/reply.ts';

/** Something that the host stores with a revision that rises with every change. */
export interface Revised {
  readonly id: string;
  readonly revision: number;
  readonly lastEdit: string;
}

export interface DocumentPorts<D extends Revised, C> {
  readonly contentOf: (document: D) => C;
  readonly withContent: (document: D, content: C) => D;
  readonly send: (confirmed: D, content: C, label: string) => Promise<Reply<D>>;
  /** Shows a document at once, before or after the host has confirmed it. */
  readonly show: (document: D) => void;
  /** Fetches what the host has, after a refusal. */
  readonly reload: (id: string) => Promise<D | null>;
  readonly tell: (sentence: string) => void;
}

let underWay = 0;
let lastArrival = -Infinity;
/** What was announced of an edit is heard soon after its answer. */
const HEARD_WITHIN_MS = 300;

/** Whether this window has edits of its own on their way: what the host announces now is most likely one of them. */
export const hasOwnEdits = (): boolean => underWay > 0 || performance.now() - lastArrival < HEARD_WITHIN_MS;

/**
 * Sends edits one after the other, each built on what is shown and carrying the revision that the host confirmed
 * last. Edits show at once; a refused one is taken back with its sentence and the rest of the queue is dropped.
 */
export class DocumentQueue<D extends Revised, C> {
  readonly #ports: DocumentPorts<D, C>;
  #shown: D;
  #confirmed: D;
  #waiting = 0;
  #epoch = 0;
  #chain: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  constructor(document: D, ports: DocumentPorts<D, C>) {
    this.#ports = ports;
    this.#shown = document;
    this.#confirmed = document;
  }

  /** What a person should see: their own edits, whatever older answers arrive meanwhile. */
  get shown(): D {
    return this.#shown;
  }

  /** Calls whenever something else is to be seen; returns the way to stop. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #show(next: D): void {
    this.#see(next);
    this.#ports.show(this.#shown);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** True when the host has confirmed or refused everything. */
  get isSaved(): boolean {
    return this.#waiting === 0;
  }

  #leave(): void {
    this.#waiting += 1;
    underWay += 1;
  }

  #arrive(): void {
    this.#waiting -= 1;
    underWay -= 1;
    lastArrival = performance.now();
    if (this.isSaved) this.#tell();
  }

  /** Parts that stay equal stay the same objects, so that what shows them is not drawn again. */
  #see(next: D): void {
    this.#shown = replaceEqualDeep(this.#shown, next);
  }

  /** Takes over what the host says, unless own edits are still on their way. */
  adopt(document: D): void {
    if (this.#waiting > 0 || document.revision < this.#confirmed.revision) return;
    this.#see(document);
    this.#confirmed = document;
  }

  edit(label: string, recipe: (content: C) => C): Promise<void> {
    const { contentOf, withContent } = this.#ports;
    const content = recipe(contentOf(this.#shown));
    if (content === contentOf(this.#shown)) return this.#chain;
    this.#show({ ...withContent(this.#shown, content), lastEdit: label });
    const epoch = this.#epoch;
    this.#leave();
    this.#chain = this.#chain.then(() => (epoch === this.#epoch ? this.#sendOne(label, content) : undefined)).finally(() => this.#arrive());
    return this.#chain;
  }

  async #sendOne(label: string, content: C): Promise<void> {
    const { contentOf, withContent, send, tell, reload } = this.#ports;
    const reply = await send(this.#confirmed, content, label);
    if (reply.ok) {
      this.#confirmed = reply.value;
      this.#show(this.#waiting > 1 ? withContent(reply.value, contentOf(this.#shown)) : reply.value);
      return;
    }
    this.#epoch += 1;
    tell(reply.error.message);
    const fresh = (await reload(this.#confirmed.id)) ?? this.#confirmed;
    this.#confirmed = fresh;
    this.#show(fresh);
  }

  /** Runs a command that changes the document by itself, such as undo, after everything that is on its way; a refused one only tells why. */
  command(run: (confirmed: D) => Promise<Reply<D>>): Promise<void> {
    this.#leave();
    this.#chain = this.#chain.then(async () => {
      const reply = await run(this.#confirmed);
      if (!reply.ok) return this.#ports.tell(reply.error.message);
      this.#confirmed = reply.value;
      this.#show(reply.value);
    }).finally(() => this.#arrive());
    return this.#chain;
  }

  /** The revision that the next command must carry, once everything on its way has arrived. */
  async settled(): Promise<D> {
    await this.#chain;
    return this.#confirmed;
  }
}
