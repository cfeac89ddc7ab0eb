import { replaceEqualDeep } from '@tanstack/react-query';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Proposal } from '../../shared/contract/areas/proposal.ts';
import type { Reply } from '../../shared/contract/reply.ts';

/** Makes the next configuration out of the one that is shown. */
export type Recipe = (configuration: Configuration) => Configuration;

export interface EditPorts {
  readonly send: (edit: { proposalId: string; seenRevision: number; configuration: Configuration; label: string }) => Promise<Reply<Proposal>>;
  /** Shows a proposal at once, before or after the host has confirmed it. */
  readonly show: (proposal: Proposal) => void;
  /** Fetches what the host has, after a refusal. */
  readonly reload: (proposalId: string) => Promise<Proposal | null>;
  readonly tell: (sentence: string) => void;
}

/**
 * Sends edits one after the other, each built on what is shown and carrying the revision that the host confirmed
 * last. Edits show at once; a refused one is taken back with its sentence and the rest of the queue is dropped.
 */
export class EditQueue {
  readonly #ports: EditPorts;
  #shown: Proposal;
  #confirmed: Proposal;
  #waiting = 0;
  #epoch = 0;
  #chain: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  constructor(proposal: Proposal, ports: EditPorts) {
    this.#ports = ports;
    this.#shown = proposal;
    this.#confirmed = proposal;
  }

  /** What a person should see: their own edits, whatever older answers arrive meanwhile. */
  get shown(): Proposal {
    return this.#shown;
  }

  /** Calls whenever something else is to be seen; returns the way to stop. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #show(next: Proposal): void {
    this.#see(next);
    this.#ports.show(this.#shown);
    for (const listener of this.#listeners) listener();
  }

  /** Parts that stay equal stay the same objects, so that what shows them is not drawn again. */
  #see(next: Proposal): void {
    this.#shown = replaceEqualDeep(this.#shown, next);
  }

  /** Takes over what the host says, unless own edits are still on their way. */
  adopt(proposal: Proposal): void {
    if (this.#waiting > 0 || proposal.revision < this.#confirmed.revision) return;
    this.#see(proposal);
    this.#confirmed = proposal;
  }

  edit(label: string, recipe: Recipe): Promise<void> {
    const configuration = recipe(this.#shown.configuration);
    if (configuration === this.#shown.configuration) return this.#chain;
    this.#show({ ...this.#shown, configuration, lastEdit: label });
    const epoch = this.#epoch;
    this.#waiting += 1;
    this.#chain = this.#chain.then(() => (epoch === this.#epoch ? this.#sendOne(label, configuration) : undefined)).finally(() => {
      this.#waiting -= 1;
    });
    return this.#chain;
  }

  async #sendOne(label: string, configuration: Configuration): Promise<void> {
    const reply = await this.#ports.send({ proposalId: this.#confirmed.id, seenRevision: this.#confirmed.revision, configuration, label });
    if (reply.ok) {
      this.#confirmed = reply.value;
      this.#show(this.#waiting > 1 ? { ...reply.value, configuration: this.#shown.configuration } : reply.value);
      return;
    }
    this.#epoch += 1;
    this.#ports.tell(reply.error.message);
    const fresh = (await this.#ports.reload(this.#confirmed.id)) ?? this.#confirmed;
    this.#confirmed = fresh;
    this.#show(fresh);
  }

  /** The revision that the next command must carry, once everything on its way has arrived. */
  async settled(): Promise<Proposal> {
    await this.#chain;
    return this.#confirmed;
  }
}
