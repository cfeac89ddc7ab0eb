import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { LineByWeek } from '../../charts/line-by-week.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { Button } from '../../components/button.tsx';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { Table } from '../../components/table.tsx';
import { useOpenLeadWeek } from './use-open-lead-week.ts';
import { useNames } from '../../state/use-names.ts';
import { BatchPanel } from './batch-panel.tsx';
import { FieldValues } from './field-values.tsx';
import { STATE_WORDS } from './target-words.ts';

type Health = NonNullable<OutputOf<'history.getHealth'>>;

/** What this history holds, what it can show and what it cannot. */
export function HealthView({ health, zone }: { readonly health: Health; readonly zone: string }): JSX.Element {
  const openWeek = useOpenLeadWeek();
  return (
    <div className="screen-columns">
      <div className="main-column scrolls" tabIndex={0} role="group" aria-label="Health of the history">
        <Totals health={health} />
        {health.leadsByWeek.length > 0 && <div className="section health-chart">
          <LineByWeek
            title="Leads created a week, and MQLs as recorded" marks={['observed']} height={190} zone={zone} actualWord="Leads" proposedWord="MQLs" onOpenWeek={openWeek}
            note={`${plural(health.leadsByWeek.length, 'week')}`} weeks={health.leadsByWeek.map((week) => ({ weekStart: week.weekStart, actual: week.leads, proposed: week.mqls }))}
          />
        </div>}
        <div className="two-columns health-tables">
          <FieldTable health={health} />
          <div>
            <StateTable health={health} />
            <EventTable health={health} />
            <OwnerTable health={health} />
          </div>
        </div>
      </div>
      <SidePanel label="What was imported" width={340}>
        <Section title={`Level ${health.level}`} note="what it can show, and what not">
          <ul className="sentences">{health.levelSentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        </Section>
        <BatchPanel />
      </SidePanel>
    </div>
  );
}

function Totals({ health }: { readonly health: Health }): JSX.Element {
  const figures: readonly (readonly [string, string, string])[] = [
    ['Leads', countText(health.leads), health.excluded === 0 ? 'all of them count' : `${countText(health.excluded)} left out`],
    ['Activities', countText(health.facts.engagement), plural(health.eventTypes.length, 'type')],
    ['Stage changes', countText(health.facts.stage), ''],
    ['Changes of facts', countText(health.facts.property), ''],
    ['Owners', countText(health.owners.length), `${countText(health.owners.filter((owner) => owner.isActive).length)} active`],
    ['Deals', countText(health.deals), `${countText(health.wonDeals)} won`],
  ];
  return (
    <div className="figure-row">
      {figures.map(([label, value, sub]) => (
        <div key={label} className="big-figure">
          <div className="small ink2">{label} <HonestyMark kind="observed" about={label} /></div>
          <div className="big-figure-value">{value}</div>
          <div className="label ink3">{sub}</div>
        </div>
      ))}
    </div>
  );
}

function FieldTable({ health }: { readonly health: Health }): JSX.Element {
  const [opened, setOpened] = useState<Health['fields'][number] | null>(null);
  return (
    <Section title="Facts of a lead" note={`known at the end, of ${countText(health.leads)}`}>
      <Table
        label="Facts of a lead" isDense rows={health.fields} rowKey={(field) => field.name}
        columns={[
          { key: 'name', head: 'Fact', cell: (field) => (field.personal ? <>{field.name}<span className="ink3"> personal</span></> : <Button look="quiet" onClick={() => setOpened(field)}>{field.name}</Button>) },
          { key: 'known', head: 'Known', isFigure: true, cell: (field) => <ShareBar share={field.known / Math.max(1, health.leads)} /> },
          { key: 'distinct', head: 'Values', isFigure: true, cell: (field) => countText(field.distinct) },
          { key: 'history', head: 'Changes', cell: (field) => (field.hasHistory ? <span className="nowrap">with dates</span> : <span className="ink3 nowrap">today’s value</span>) },
        ]}
      />
      {opened !== null && <FieldValues field={opened} onClose={() => setOpened(null)} />}
    </Section>
  );
}

function StateTable({ health }: { readonly health: Health }): JSX.Element {
  return (
    <Section title="Stages reached">
      {health.states.length === 0 ? <p className="ink3">No dates of stages in this history.</p> : <Table
        label="Stages reached" isDense rows={health.states} rowKey={(state) => state.state}
        columns={[{ key: 'state', head: 'Stage', cell: (state) => STATE_WORDS[state.state] ?? state.state }, { key: 'leads', head: 'Leads', isFigure: true, cell: (state) => countText(state.leads) }]}
      />}
    </Section>
  );
}

function EventTable({ health }: { readonly health: Health }): JSX.Element {
  return (
    <Section title="Activities">
      {health.eventTypes.length > 0 && <Table
        label="Activities" isDense rows={health.eventTypes} rowKey={(type) => type.type}
        columns={[
          { key: 'type', head: 'Type', cell: (type) => type.type },
          { key: 'count', head: 'Count', isFigure: true, cell: (type) => countText(type.count) },
          { key: 'automated', head: 'Automated', isFigure: true, cell: (type) => (type.automated === 0 ? <span className="ink3">none</span> : countText(type.automated)) },
        ]}
      />}
      {health.eventTypes.length === 0 && <p className="ink3">None imported, so no touch figure can be known.</p>}
    </Section>
  );
}

function OwnerTable({ health }: { readonly health: Health }): JSX.Element {
  const names = useNames();
  return (
    <Section title="Owners">
      {health.owners.length === 0 ? <p className="ink3">No owners imported, so nothing about load can be known.</p> : <Table
        label="Owners" isDense rows={health.owners} rowKey={(owner) => owner.extId}
        columns={[
          { key: 'name', head: 'Owner', cell: (owner) => names.rep(owner.name) },
          { key: 'territory', head: 'Territory', cell: (owner) => owner.territory },
          { key: 'zone', head: 'Zone', cell: (owner) => owner.zone.replaceAll('_', ' ') },
          { key: 'active', head: 'Active', cell: (owner) => (owner.isActive ? 'yes' : <span className="ink3">no</span>) },
        ]}
      />}
    </Section>
  );
}
