import type { JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { Figure } from '../../../../shared/engine/model/honesty.ts';
import { figureParts, intervalText } from '../../../charts/figure-parts.ts';
import { countText, dayText, shareText } from '../../../components/figure-text.ts';
import { HonestyMark } from '../../../components/honesty-mark.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useCall } from '../../../state/use-call.ts';
import { SaveTable } from '../save-table.tsx';

type Split = NonNullable<OutputOf<'evidence.judgeSplit'>>;
type Side = Split['sides'][number];

interface Row {
  readonly id: string;
  readonly label: string;
  readonly mark: Figure['honesty'];
  readonly cells: readonly { readonly text: string; readonly note: string; readonly isSmall: boolean }[];
}

const OUTCOMES = { sal: 'Accepted (SAL)', sql: 'Became an SQL', opportunity: 'Became an opportunity', won: 'Won' } as const;
/** Fewer than so many are too few to lean on (domain.md §9). */
const FEW = 30;

/** The same proposal where its thresholds were chosen and where they were not, figure by figure. */
export function SplitTable({ split, isOld }: { readonly split: Split | null; readonly isOld: boolean }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const outcome = useCall('evidence.getSettings', {}).data?.settings.outcome ?? 'sql';
  if (split === null) {
    return <Section title="Chosen on, and held out"><p className="ink3">Say above up to which day the room looked while it chose thresholds. The proposal is then judged on both sides of that day.</p></Section>;
  }
  const columns: Column<Row>[] = [
    { key: 'label', head: 'Figure', cell: (row) => <>{row.label} <HonestyMark kind={row.mark} about={row.label} /></> },
    ...split.sides.map((side, place): Column<Row> => ({
      key: side.which, isFigure: true,
      head: <>{side.which === 'tuned' ? 'Chosen on' : 'Held out'} <span className="ink3">{dayText(side.from, zone)} to {dayText(side.to, zone)}</span></>,
      cell: (row) => {
        const cell = row.cells[place];
        return <span className={cell?.isSmall === true ? 'ink3' : undefined}>{cell?.text} <span className="ink3 small">{cell?.note}</span></span>;
      },
    })),
  ];
  const [tuned] = split.sides;
  return (
    <Section
      title="Chosen on, and held out"
      note={`${countText(tuned?.conversion.leftOut ?? 0)} handoffs before the split are left out of the outcome: their ${countText(split.horizonDays)} days end after it`}
      actions={<SaveTable name="Chosen on, and held out" />}
    >
      <div className={isOld ? 'stale' : undefined}><Table label="Chosen on, and held out" isDense columns={columns} rows={rowsOf(split.sides, OUTCOMES[outcome])} rowKey={(row) => row.id} /></div>
    </Section>
  );
}

function rowsOf(sides: readonly Side[], outcome: string): Row[] {
  const figures = sides[0]?.figures ?? [];
  return [
    { id: 'actual', label: 'Handoffs, as recorded', mark: 'observed', cells: sides.map(({ handoffs }) => count(handoffs.actual)) },
    { id: 'proposed', label: 'Handoffs, proposed', mark: 'deterministic', cells: sides.map(({ handoffs }) => count(handoffs.proposed)) },
    ...figures.map(({ id, label, honesty }): Row => ({ id, label, mark: honesty, cells: sides.map((side) => figureCell(side.figures.find((one) => one.id === id))) })),
    {
      id: 'conversion', label: `${outcome}, of the handoffs as recorded`, mark: 'observed',
      cells: sides.map(({ conversion: { share, low, high, n } }) => ({ text: shareText(share), note: low === null || high === null ? '' : `${shareText(low)} to ${shareText(high)}, n ${countText(n)}`, isSmall: n < FEW })),
    },
    { id: 'bounds', label: `${outcome}, of the proposed handoffs`, mark: 'bounded', cells: sides.map(({ bounds }) => ({ text: bounds.n === 0 ? '–' : `${shareText(bounds.low)} to ${shareText(bounds.high)}`, note: `n ${countText(bounds.n)}`, isSmall: bounds.n < FEW })) },
  ];
}

const count = (n: number): Row['cells'][number] => ({ text: countText(n), note: '', isSmall: false });

function figureCell(figure: Figure | undefined): Row['cells'][number] {
  if (figure === undefined || figure.value === null) return { text: '–', note: '', isSmall: false };
  return { text: figureParts(figure).text, note: intervalText(figure), isSmall: figure.unit === 'share' && figure.n !== null && figure.n < FEW };
}
