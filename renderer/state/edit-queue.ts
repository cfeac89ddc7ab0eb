import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Proposal } from '../../shared/contract/areas/proposal.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { DocumentQueue, type DocumentPorts } from './document-queue.ts';

/** Makes the next configuration out of the one that is shown. */
export type Recipe = (configuration: Configuration) => Configuration;

export interface EditPorts extends Pick<DocumentPorts<Proposal, Configuration>, 'show' | 'reload' | 'tell'> {
  readonly send: (edit: { proposalId: string; seenRevision: number; configuration: Configuration; label: string }) => Promise<Reply<Proposal>>;
}

/** The edits of one proposal on their way to the host. */
export class EditQueue extends DocumentQueue<Proposal, Configuration> {
  constructor(proposal: Proposal, { send, ...ports }: EditPorts) {
    super(proposal, {
      ...ports,
      contentOf: ({ configuration }) => configuration,
      withContent: (document, configuration) => ({ ...document, configuration }),
      send: (confirmed, configuration, label) => send({ proposalId: confirmed.id, seenRevision: confirmed.revision, configuration, label }),
    });
  }
}
