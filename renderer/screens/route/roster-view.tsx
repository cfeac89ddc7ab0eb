import { useState, type JSX } from 'react';
import type { Rep } from '../../../shared/engine/model/configuration.ts';
import { skillIds } from '../../../shared/engine/routing/holds-skill.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { dayText, plural } from '../../components/figure-text.ts';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { AbsencesView } from './absences-view.tsx';
import { CalendarsEditor } from './calendars-editor.tsx';
import { FallbackEditor } from './fallback-editor.tsx';
import { PeopleEditor } from './people-editor.tsx';
import { RepEditor } from './rep-editor.tsx';
import { addRep, onRouting } from './routing-edits.ts';
import { SeedButton } from './seed-button.tsx';

/** Everybody who can receive leads: zone, hours, territories, skills, cap, until when. */
export function RosterView(): JSX.Element {
  const { configuration, edit } = useProposal();
  const names = useNames();
  const { isMasked, set } = useUi();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const [repId, setRepId] = useState<string | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  if (configuration === null) return <></>;
  const { routing } = configuration;
  const chosen = routing.roster.filter((one) => marked.has(one.id));
  const rep = chosen.length > 0 ? undefined : routing.roster.find((one) => one.id === repId);
  const isAll = chosen.length === routing.roster.length && chosen.length > 0;
  const mark = (id: string, isOn: boolean): void => setMarked(new Set(routing.roster.map((one) => one.id).filter((one) => (one === id ? isOn : marked.has(one)))));
  const territories = new Map(routing.territories.map((one) => [one.id, one.name]));
  const pools = (id: string): string => routing.pools.filter((pool) => pool.members.some((member) => member.repId === id)).map((pool) => pool.name).join(', ');
  const skillNames = ({ skills }: Rep): string[] => skillIds(skills, routing.skills ?? []).map((id) => routing.skills?.find((one) => one.id === id)?.name ?? id);
  const caps = (one: Rep): string => [[one.weekCap, 'week'], [one.rolling30Cap, '30 days'], [one.openCap, 'open']].flatMap(([cap, per]) => (cap === undefined ? [] : [`${cap} ${per}`])).join(', ');
  const columns: Column<Rep>[] = [
    { key: 'mark', width: 34, head: <CheckBox label="Choose everybody" hideLabel isChecked={isAll} onChange={(isOn) => setMarked(new Set(isOn ? routing.roster.map((one) => one.id) : []))} />, cell: (one) => <span onClick={(event) => event.stopPropagation()}><CheckBox label={`Choose ${names.rep(one.name)}`} hideLabel isChecked={marked.has(one.id)} onChange={(isOn) => mark(one.id, isOn)} /></span> },
    { key: 'name', head: 'Name', cell: (one) => <span className="medium nowrap">{names.rep(one.name)}</span> },
    { key: 'zone', head: 'Zone', cell: (one) => one.zone.replace('_', ' ') },
    { key: 'calendar', head: 'Hours', cell: (one) => routing.calendars.find((calendar) => calendar.id === one.calendarId)?.name ?? <span className="never-text">none</span> },
    { key: 'territories', head: 'Territories', cell: (one) => one.territories.map((id) => territories.get(id) ?? id).join(', ') || <span className="ink3">any</span> },
    { key: 'skills', head: 'Skills', cell: (one) => skillNames(one).join(', ') || <span className="ink3">–</span> },
    { key: 'pools', head: 'Pools', cell: (one) => pools(one.id) || <span className="never-text">in no pool</span> },
    { key: 'cap', head: 'Day cap', isFigure: true, cell: (one) => one.dayCap ?? <span className="ink3">none</span> },
    ...(routing.roster.some((one) => caps(one) !== '') ? [{ key: 'caps', head: 'Other caps', cell: (one: Rep) => caps(one) || <span className="ink3">none</span> }] : []),
    { key: 'until', head: 'Active to', isFigure: true, cell: (one) => (one.activeTo === undefined ? <span className="ink3">open</span> : dayText(one.activeTo, zone)) },
  ];
  const add = (): void => edit('Add a person', onRouting(addRep(zone)));
  return (
    <div className="route-body">
      <div className="route-main scrolls" tabIndex={0} role="region" aria-label="Roster">
        <Section
          title="Roster" note={plural(routing.roster.length, 'person', 'people')}
          actions={<><Button look="quiet" icon={isMasked ? 'unmask' : 'mask'} onClick={() => set({ isMasked: !isMasked })}>{isMasked ? 'Unmask names' : 'Mask names'}</Button><SeedButton /><Button icon="plus" onClick={add}>Person</Button></>}
        >
          {routing.roster.length === 0
            ? <EmptyState frame="rows" sentence="Nobody can receive leads yet." detail="Take the imported owners over, or add people by hand." />
            : <Table label="Roster" columns={columns} rows={routing.roster} rowKey={(one) => one.id} selected={repId} onChoose={(one) => setRepId(one.id === repId ? null : one.id)} />}
        </Section>
        <AbsencesView />
        <FallbackEditor />
        <CalendarsEditor />
      </div>
      {chosen.length > 0 && <SidePanel label={plural(chosen.length, 'chosen person', 'chosen people')} width={340}><PeopleEditor people={chosen} onClose={() => setMarked(new Set())} /></SidePanel>}
      {rep !== undefined && <SidePanel label={`Person ${names.rep(rep.name)}`} width={340}><RepEditor key={rep.id} rep={rep} onClose={() => setRepId(null)} /></SidePanel>}
    </div>
  );
}
