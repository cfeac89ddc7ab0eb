import type { JSX } from 'react';
import { ErrorNote } from '../components/error-note.tsx';
import { decimalText, momentText, pointsText } from '../components/figure-text.ts';
import { HonestyMark } from '../components/honesty-mark.tsx';
import { Section } from '../components/side-panel.tsx';
import { useCall } from '../state/use-call.ts';
import { useNames } from '../state/use-names.ts';
import { useProposal } from '../state/use-proposal.ts';

/** Why a lead scores what it scores: every line, decay and cap, summing to the total. */
export function ScoreWhy({ leadId, at }: { readonly leadId: string; readonly at?: number }): JSX.Element {
  const names = useNames();
  const { proposal, version } = useProposal();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const query = useCall('score.explainLead', { proposalId: proposal?.id ?? '', leadId, ...(at === undefined ? {} : { at }) }, { enabled: proposal !== null, version });
  if (query.error !== null) return <Section title="Why this score"><ErrorNote sentence={query.error.message} /></Section>;
  const why = query.data;
  if (why === undefined) return <Section title="Why this score"><p className="ink3">–</p></Section>;
  return (
    <Section title={<>Why {decimalText(why.total)} <HonestyMark kind="deterministic" about="Score" /></>} note={why.at === null ? '' : momentText(why.at, zone)}>
      <table className="why-table">
        <tbody>
          {why.lines.map((line, index) => (
            <tr key={index}>
              <td><div>{line.rule}</div>{line.detail !== '' && <div className="label ink3">{names.sentence(line.detail)}</div>}</td>
              <td className="figures">{pointsText(line.points)}</td>
            </tr>
          ))}
          {why.lines.length === 0 && <tr><td className="ink3">No rule of this model fits what is known of this lead.</td><td /></tr>}
        </tbody>
        <tfoot><tr><td>Score</td><td className="figures">{decimalText(why.total)}</td></tr></tfoot>
      </table>
      <p className="small ink2">{why.isMql ? `An MQL in tier ${why.tier}.` : 'Not an MQL at that moment.'}</p>
      {why.unknownFields.length > 0 && <p className="small ink3">Unknown then: {why.unknownFields.join(', ')}. Unknown never counts as nought.</p>}
    </Section>
  );
}
