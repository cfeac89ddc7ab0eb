import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { plural } from '../../components/figure-text.ts';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';

/** Lets the people of the roster work as the imported files say; there only when a file said something. */
export function TakeHours(): JSX.Element | null {
  const send = useSend();
  const put = usePut();
  const { settled } = useProposal();
  const imported = useCall('proposal.listImportedHours', {}).data ?? [];
  const [error, setError] = useState<string | null>(null);
  if (imported.length === 0) return null;
  const weeks = imported.filter(({ week }) => week !== null).length;
  const days = new Set(imported.flatMap(({ holidays }) => holidays.map(({ day }) => day))).size;
  const said = [...(weeks > 0 ? [plural(weeks, 'week')] : []), ...(days > 0 ? [plural(days, 'holiday')] : [])].join(' and ');
  const take = async (): Promise<void> => {
    const proposal = await settled();
    if (proposal === null) return;
    const reply = await send('proposal.takeImportedHours', { proposalId: proposal.id, seenRevision: proposal.revision });
    setError(reply.ok ? null : reply.error.message);
    if (reply.ok) put('proposal.getProposal', { proposalId: proposal.id }, reply.value);
  };
  return (
    <>
      <Button icon="download" onClick={() => void take()}>Take {said} from the import</Button>
      {error !== null && <ErrorNote sentence={error} safe="The hours are as they were." />}
    </>
  );
}
