import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/figure-text.ts';
import { useSend } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { tableText } from '../leads/table-text.ts';

/** As many scores as the host gives at once. */
const PAGE = 100_000;
/** What fits on a clipboard and into a spreadsheet. */
const MOST = 1_000_000;

/** Copies the score of every lead, by id, as a table for a spreadsheet. */
export function CopyScores(): JSX.Element {
  const send = useSend();
  const { proposal } = useProposal();
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    const lines: string[][] = [['Lead', 'Score']];
    for (let total = 1; lines.length - 1 < Math.min(total, MOST); ) {
      const reply = await send('score.listScores', { proposalId: proposal?.id ?? '', moment: 'best', offset: lines.length - 1, limit: PAGE });
      if (!reply.ok) return setSaid(`Nothing was copied: ${reply.error.message}`);
      if (reply.value.rows.length === 0) break;
      total = reply.value.total;
      for (const { leadId, score } of reply.value.rows) lines.push([leadId, String(score)]);
    }
    try {
      await navigator.clipboard.writeText(tableText(lines));
    } catch {
      return setSaid('Nothing was copied: this window may not write to the clipboard. Allow it, then copy again.');
    }
    setSaid(`${plural(lines.length - 1, 'score')} copied.`);
  };
  return (
    <span className="tools">
      <Button look="quiet" icon="copy" onClick={() => void copy()}>Copy all scores</Button>
      <span className="small ink2" role="status">{said}</span>
    </span>
  );
}
