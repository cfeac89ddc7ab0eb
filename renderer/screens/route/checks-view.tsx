import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { countText, DASH, decimalText, plural, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Icon } from '../../components/icon.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { HistoryError } from '../history-error.tsx';
import { PolicyCount } from './policy-count.tsx';
import { ReviewHolder } from './review-holder.tsx';
import { onRouting, withAssumption } from './routing-edits.ts';
import { withinRoute } from './within-route.ts';

type Check = OutputOf<'routing.checkPolicy'>;
type Finding = Check['findings'][number];
type Monday = Check['mondays'][number];
type Hole = Check['uncovered']['listed'][number];

const SEVERITY: Readonly<Record<Finding['severity'], string>> = { stops: 'Mend', warns: 'Look at', notes: 'Know' };

/** The policy looked at before it is played: findings, leads that no rule takes, facts that are unknown, a typical Monday; then who looks again. */
export function ChecksView(): JSX.Element {
  const { proposal, version } = useProposal();
  const query = useCall('routing.checkPolicy', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null, version });
  const isSlow = useIsSlow(query.isFetching);
  const check = query.data;
  return (
    <div className="route-main scrolls" tabIndex={0} role="region" aria-label="Checks">
      {isSlow && <div className="pad"><ProgressBar label="Checking the policy against the history" /></div>}
      {query.error !== null && <div className="pad"><HistoryError error={query.error} safe="The rules are saved." /></div>}
      <AssumptionFields />
      {check !== undefined && (
        <div className={query.isPlaceholderData ? 'stale' : undefined}>
          <FindingList findings={check.findings.filter(({ kind }) => kind !== 'uncovered')} />
          <Uncovered uncovered={check.uncovered} total={check.total} />
          <Mondays mondays={check.mondays} />
          <UnknownFields fields={check.fields} />
        </div>
      )}
      <ReviewHolder />
    </div>
  );
}

/** What no history tells: asked here, printed with every figure that rests on it. */
function AssumptionFields(): JSX.Element {
  const { configuration, edit } = useProposal();
  const assumptions = configuration?.routing.assumptions;
  return (
    <Section title={<>What no history tells <HonestyMark kind="simulated" about="Figures that rest on these" reason="Every figure that rests on one of these is marked simulated." /></>} note="asked here, printed beside every figure that rests on it">
      <div className="route-fields-row">
        <NumberField label="Working minutes that one lead takes" width={240} value={assumptions?.handlingMinutes ?? null} min={1} max={2400} allowEmpty placeholder="Not said" onCommit={(minutes) => edit('Handling time', onRouting(withAssumption('handlingMinutes', minutes)))} />
        <NumberField label="Days that a lead stays open" width={240} value={assumptions?.holdingDays ?? null} min={0.1} max={365} allowEmpty placeholder="Not said" onCommit={(days) => edit('Holding time', onRouting(withAssumption('holdingDays', days)))} />
      </div>
    </Section>
  );
}

function FindingList({ findings }: { readonly findings: readonly Finding[] }): JSX.Element {
  const names = useNames();
  const grave = findings.filter(({ severity }) => severity === 'stops').length;
  return (
    <Section title="Rules and roster" note={findings.length === 0 ? 'nothing to look at' : `${plural(findings.length, 'point')}${grave === 0 ? '' : `, ${countText(grave)} to mend`}`}>
      {findings.length === 0 && <p className="ink2">Every rule can be reached, every pool has somebody, every territory has a member.</p>}
      <ul className="policy-findings">
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.sentence}`}>
            <span className={`lint-rank policy-${finding.severity}`}>{finding.severity === 'stops' && <Icon name="warning" size={12} />} {SEVERITY[finding.severity]}</span>
            <span>{withinRoute(names.sentence(finding.sentence))}</span>
            <span className="figures">{finding.leads !== null && finding.leads > 0 && <><PolicyCount set={finding.set} leads={finding.leads} title={finding.sentence} /> <span className="ink3">{finding.share === null ? '' : shareText(finding.share)}</span></>}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Uncovered({ uncovered, total }: { readonly uncovered: Check['uncovered']; readonly total: number }): JSX.Element {
  const columns: Column<Hole>[] = [
    { key: 'what', head: 'What they have in common', cell: (row) => row.sentence },
    { key: 'leads', head: 'Leads', isFigure: true, width: 90, cell: (row) => <PolicyCount set={row.set} leads={row.leads} title={row.sentence} /> },
    { key: 'share', head: 'Of all', isFigure: true, width: 80, cell: (row) => shareText(row.share) },
  ];
  const { leads, listed, combinations, unseen } = uncovered;
  return (
    <Section
      title={<>Leads that match no rule <HonestyMark kind="deterministic" about="Leads that match no rule" /></>}
      note={leads === 0 ? `none of ${countText(total)}` : <><PolicyCount set={uncovered.set} leads={leads} title="Leads that match no rule" /> of {countText(total)}, {shareText(uncovered.share)}{combinations > listed.length && `; the ${listed.length} largest of ${countText(combinations)} combinations`}</>}
    >
      {leads === 0 ? <p className="ink2">Every lead of the history finds a rule.</p> : <Table label="Leads that match no rule" isDense columns={columns} rows={listed} rowKey={(row) => row.set} />}
      {unseen.length > 0 && (
        <>
          <p className="label ink3 unseen-head">Named by the policy, not in this history</p>
          <ul className="cap-lines">{unseen.map(({ sentence }) => <li key={sentence}>{sentence}</li>)}</ul>
        </>
      )}
    </Section>
  );
}

function Mondays({ mondays }: { readonly mondays: readonly Monday[] }): JSX.Element {
  const verdict = (row: Monday): JSX.Element => {
    if (row.canTake === null) return <span className="ink3">say how long a lead takes</span>;
    return row.canTake ? <span>can take it</span> : <span className="never-text">cannot take it</span>;
  };
  const columns: Column<Monday>[] = [
    { key: 'pool', head: 'Pool', cell: (row) => row.pool },
    { key: 'typical', head: 'Leads, typical', isFigure: true, cell: (row) => decimalText(row.typicalLeads) },
    { key: 'p90', head: 'Leads, heavy (p90)', isFigure: true, cell: (row) => decimalText(row.p90Leads) },
    { key: 'cap', head: 'Caps allow', isFigure: true, cell: (row) => (row.capLeads === null ? <span className="ink3">any</span> : countText(row.capLeads)) },
    { key: 'open', head: 'Open hours', isFigure: true, cell: (row) => decimalText(row.openMinutes / 60) },
    { key: 'load', head: 'Of them needed', isFigure: true, cell: (row) => (row.load === null ? DASH : shareText(row.load)) },
    { key: 'verdict', head: 'A typical Monday', width: 190, cell: (row) => <>{verdict(row)} <HonestyMark kind={row.honesty} about={`Monday of ${row.pool}`} /></> },
  ];
  if (mondays.length === 0) return <></>;
  return <Section title="A typical Monday" note="leads of the Mondays in the history, against the hours and caps of those who are there on the last one"><Table label="A typical Monday" isDense columns={columns} rows={mondays} rowKey={(row) => row.poolId} /></Section>;
}

/** Facts that Baton works out itself carry a sign that people need not see. */
const factName = (field: string): string => (field.startsWith('@') ? `${field.slice(1, 2).toUpperCase()}${field.slice(2)}` : field);

function UnknownFields({ fields }: { readonly fields: Check['fields'] }): JSX.Element {
  const rules = useProposal().configuration?.routing.rules ?? [];
  const columns: Column<Check['fields'][number]>[] = [
    { key: 'field', head: 'Fact', cell: (row) => factName(row.field) },
    { key: 'rules', head: 'Asked by', cell: (row) => row.ruleIds.map((id) => rules.find((rule) => rule.id === id)?.name ?? id).join(', ') },
    { key: 'unknown', head: 'Unknown for', isFigure: true, cell: (row) => <PolicyCount set={row.set} leads={row.unknown} title={`${factName(row.field)} unknown`} /> },
    { key: 'share', head: 'Of all', isFigure: true, width: 80, cell: (row) => shareText(row.share) },
  ];
  if (fields.length === 0) return <></>;
  return <Section title="Facts that the rules ask for" note="unknown at the moment of the decision counts as false"><Table label="Facts that the rules ask for" isDense columns={columns} rows={fields} rowKey={(row) => row.field} /></Section>;
}
