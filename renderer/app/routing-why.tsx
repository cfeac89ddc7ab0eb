import type { JSX } from 'react';
import type { OutputOf } from '../../shared/contract/contract.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { momentText } from '../components/figure-text.ts';
import { HonestyMark } from '../components/honesty-mark.tsx';
import { Icon } from '../components/icon.tsx';
import { ProgressBar, useIsSlow } from '../components/progress-bar.tsx';
import { Section } from '../components/side-panel.tsx';
import { useCall } from '../state/use-call.ts';
import { useNames, type Names } from '../state/use-names.ts';
import { useProposal } from '../state/use-proposal.ts';

const CHOSEN = new Set(['matched', 'picked']);

/** Why this owner: rules in order and what made them false, people passed over and why, the pick, what really happened. */
export function RoutingWhy({ leadId }: { readonly leadId: string }): JSX.Element {
  const names = useNames();
  const { proposal, version } = useProposal();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const query = useCall('routing.explainLead', { proposalId: proposal?.id ?? '', leadId }, { enabled: proposal !== null, version });
  const isSlow = useIsSlow(query.data === undefined && query.error === null);
  if (query.error !== null) return <Section title="Why this owner"><ErrorNote sentence={query.error.message} /></Section>;
  const why = query.data;
  if (why === undefined) return <Section title="Why this owner">{isSlow ? <ProgressBar label="Routing this lead" /> : <p className="ink3">–</p>}</Section>;
  return (
    <>
      <Section title={<>Why this owner <HonestyMark kind="deterministic" about="Owner" /></>}>
        <p className="statement">{given(why, names, zone)}</p>
        <p className="small ink2">{why.dueAt !== null && <>First touch due {momentText(why.dueAt, zone)}, tier {why.tier}. </>}{(why.at !== null || why.actual.at !== null) && <>Times in {zone}, the client’s zone.</>}</p>
      </Section>
      {why.kept.length > 0 && <Section title="Who might keep it"><Verdicts rows={why.kept.map((one) => ({ name: names.rep(one.name), verdict: why.end === 'kept' && one.name === why.owner ? 'picked' : 'passedOver', because: names.sentence(one.because) }))} /></Section>}
      {why.rules.length > 0 && <Section title="Rules"><Verdicts rows={why.rules.map((rule) => ({ ...rule, because: names.sentence(rule.because) }))} /></Section>}
      {why.members.length > 0 && <Section title={why.pool}><Verdicts rows={why.members.map((member) => ({ name: names.rep(member.name), verdict: member.verdict, because: names.sentence(member.because) }))} /></Section>}
      {why.looks.length > 1 && <Section title="How it waited"><ol className="verdicts">{why.looks.map((look) => <li key={look.at}><Icon name={look.members.some(({ verdict }) => verdict === 'picked') ? 'check' : 'cross'} /><div>{momentText(look.at, zone)}<div className="small ink3">{names.sentence(look.members.map((member) => `${member.name}: ${member.because}`).join('; '))}</div></div></li>)}</ol></Section>}
      <Section title={<>What really happened <HonestyMark kind="observed" about="What happened" /></>}><p>{happened(why.actual, names, zone)}</p></Section>
      <Section title={<>Not knowable <HonestyMark kind="notKnowable" about="Outcome with another owner" /></>}><p className="ink2">Whether another owner or a faster call would have changed the outcome.</p></Section>
    </>
  );
}

type Why = OutputOf<'routing.explainLead'>;

/** Who gets it and when, and whether it waited for that. */
function given(why: Why, names: Names, zone: string): string {
  if (why.at === null) return 'This proposal never makes it an MQL, so nobody receives it.';
  const wait = why.assignedAt !== null && why.assignedAt > why.at ? `, after it waited since ${momentText(why.at, zone)}` : '';
  const at = momentText(why.assignedAt ?? why.at, zone);
  if (why.assignedAt === null) return `It waits since ${at}, and nobody has become free since.`;
  if (why.isUnrouted) return `No rule places it; the fallback takes it on ${at}${wait}.`;
  return why.end === 'kept' ? `It stays with ${names.rep(why.owner)} on ${at}${wait}.` : `It goes to ${names.rep(why.owner)} on ${at}${wait}.`;
}

/** The actual handover with its times in the client's zone; the engine's own sentence where there was none. */
function happened(actual: { readonly at: number | null; readonly owner: string; readonly firstTouchAt: number | null; readonly sentence: string }, names: Names, zone: string): string {
  if (actual.at === null) return names.sentence(actual.sentence);
  const who = actual.owner === '' ? 'Handed over without an owner' : `${names.rep(actual.owner)} received it`;
  const touch = actual.firstTouchAt === null ? 'no touch was logged' : `first logged touch ${momentText(actual.firstTouchAt, zone)}`;
  return `${who} on ${momentText(actual.at, zone)}; ${touch}.`;
}

function Verdicts({ rows }: { readonly rows: readonly { readonly name: string; readonly verdict: string; readonly because: string }[] }): JSX.Element {
  return (
    <ol className="verdicts">
      {rows.map((row, index) => (
        <li key={index}>
          {CHOSEN.has(row.verdict) ? <Icon name="check" /> : row.verdict === 'notReached' || row.verdict === 'eligible' ? <span className="verdict-none" /> : <Icon name="cross" />}
          <div><div className={CHOSEN.has(row.verdict) ? 'strong' : undefined}>{row.name}</div><div className="small ink3">{row.because}</div></div>
        </li>
      ))}
    </ol>
  );
}
