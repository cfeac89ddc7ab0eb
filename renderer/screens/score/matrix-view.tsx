import type { JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { ScoreMatrix } from '../../../shared/engine/model/score-model.ts';
import { cellNames } from '../../../shared/engine/scoring/matrix-cell.ts';
import { Button } from '../../components/button.tsx';
import { countText, decimalText, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { MenuButton, type MenuEntry } from '../../components/menu-button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { tierShade } from '../../components/tier-tag.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useUi } from '../../state/ui-store.ts';
import { cellsRule, mqlCells, newMatrix, setBandFrom, setCell, setMatrix, setMql } from './matrix-edits.ts';
import type { Distribution } from './use-distribution.ts';

/** Fit by engagement: how many leads stand in each cell, which tier a cell leads to, and which cells make an MQL. */
export function MatrixView({ data, isOld }: { readonly data: Distribution | undefined; readonly isOld: boolean }): JSX.Element | null {
  const { configuration, edit } = useProposal();
  if (configuration === null) return null;
  const { matrix } = configuration.score;
  const make = (size: 3 | 4): void => edit(`Matrix of ${size} by ${size} cells`, (now) => setMatrix(newMatrix(size, now))(now));
  return (
    <section className="matrix-part">
      <div className="section-head">
        <h2 className="heading">Fit by engagement</h2>{matrix !== undefined && <HonestyMark kind="deterministic" about="Leads in each cell" />}
        <span className="section-note">{matrix === undefined ? 'tiers come from the total score' : 'rows fit, columns engagement; framed cells are MQL'}</span>
        <span className="section-actions">
          {matrix === undefined
            ? <><Button look="quiet" icon="plus" onClick={() => make(3)}>A1 to C3</Button><Button look="quiet" icon="plus" onClick={() => make(4)}>A1 to D4</Button></>
            : <Button look="quiet" icon="trash" onClick={() => edit('Without a matrix', setMatrix(null))}>No matrix</Button>}
        </span>
      </div>
      {matrix !== undefined && <MatrixTable matrix={matrix} configuration={configuration} cells={data?.cells ?? []} isOld={isOld} />}
    </section>
  );
}

type CellCount = { readonly cell: string; readonly leads: number };

function MatrixTable({ matrix, configuration, cells, isOld }: { readonly matrix: ScoreMatrix; readonly configuration: Configuration; readonly cells: readonly CellCount[]; readonly isOld: boolean }): JSX.Element {
  const { edit } = useProposal();
  const isRoom = useUi((state) => state.isRoom);
  const columns = matrix.engagementFrom.length + 1;
  const names = cellNames(matrix);
  const total = cells.reduce((sum, one) => sum + one.leads, 0);
  const rows = Array.from({ length: matrix.fitFrom.length + 1 }, (_, row) => names.slice(row * columns, (row + 1) * columns));
  const bandField = (side: 'fitFrom' | 'engagementFrom', band: number, name: string): JSX.Element => {
    const from = matrix[side][band];
    return (
      <span className="matrix-band">
        <span className="strong">{name}</span>
        {from === undefined ? <span className="label ink3">below</span> : isRoom ? <span className="figures">{decimalText(from / 100)}</span> : <NumberField label={`${side === 'fitFrom' ? 'Fit' : 'Engagement'} ${name} from`} hideLabel width={52} value={from / 100} onCommit={(points) => points !== null && edit(`Band ${name} from ${points}`, setBandFrom(side, band, points))} />}
      </span>
    );
  };
  return (
    <table className={isOld ? 'matrix stale' : 'matrix'} aria-label="Fit by engagement">
      <thead><tr><td><span className="label ink3">points from</span></td>{Array.from({ length: columns }, (_, band) => <th key={band} scope="col">{bandField('engagementFrom', band, String(band + 1))}</th>)}</tr></thead>
      <tbody>
        {rows.map((row, band) => (
          <tr key={row[0]}>
            <th scope="row">{bandField('fitFrom', band, (row[0] ?? '').slice(0, 1))}</th>
            {row.map((cell) => <td key={cell}><MatrixCell cell={cell} configuration={configuration} matrix={matrix} leads={cells.find((one) => one.cell === cell)?.leads ?? null} total={total} /></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One cell: leads, share, the shade of its tier, a frame where it makes an MQL; a press opens its choices. */
function MatrixCell({ cell, configuration: { tiers, score }, matrix, leads, total }: { readonly cell: string; readonly configuration: Configuration; readonly matrix: ScoreMatrix; readonly leads: number | null; readonly total: number }): JSX.Element {
  const { edit } = useProposal();
  const tierId = matrix.cells.find((one) => one.cell === cell)?.tierId;
  const rank = tiers.classes.findIndex((tier) => tier.id === tierId);
  const chosen = mqlCells(score.mql);
  const isMql = chosen?.includes(cell) ?? false;
  const toggle = (): void => edit(`${cell} ${isMql ? 'makes no MQL' : 'makes an MQL'}`, setMql((mql) => ({ ...mql, when: cellsRule(isMql ? (chosen ?? []).filter((one) => one !== cell) : [...(chosen ?? []), cell]) })));
  const entries: MenuEntry[] = [
    { kind: 'heading', label: `Tier of ${cell}` },
    ...tiers.classes.map((tier): MenuEntry => ({ kind: 'action', label: tier.name, isOn: tier.id === tierId, onChoose: () => edit(`${cell} is ${tier.name}`, setCell(cell, tier.id)) })),
    { kind: 'action', label: 'By the total score', isOn: rank < 0, onChoose: () => edit(`${cell} by the total`, setCell(cell, null)) },
    ...(chosen === null ? [] : [{ kind: 'line' } as const, { kind: 'action', label: isMql ? `${cell} makes no MQL` : `${cell} makes an MQL`, onChoose: toggle } as const]),
  ];
  const name = rank < 0 ? 'by the total score' : tiers.classes[rank]?.name ?? '';
  return (
    <MenuButton
      entries={entries}
      opener={
        <button type="button" className={`matrix-cell matrix-tier-${rank < 0 ? 'none' : tierShade(rank, tiers.classes.length)}${isMql ? ' matrix-mql' : ''}`}>
          <span className="matrix-name">{cell}</span><span className="matrix-leads figures">{countText(leads)}</span>
          <span className="matrix-sub">{name}{isMql ? ', MQL' : ''}</span><span className="matrix-share figures">{leads === null || total === 0 ? '' : shareText(leads / total)}</span>
        </button>
      }
    />
  );
}
