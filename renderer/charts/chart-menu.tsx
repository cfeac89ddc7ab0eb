import { useState, type JSX, type RefObject } from 'react';
import { Button } from '../components/button.tsx';
import { MenuButton } from '../components/menu-button.tsx';
import { chartCsv, chartPng, chartSvg, download, fileStem, type ChartWords } from './chart-export.ts';
import type { ChartTable } from './chart-frame.tsx';
import { embeddedFont } from './embedded-font.ts';

/** What can be taken away from a chart: its picture, as pixels or as lines, and the table behind it. */
export function ChartMenu({ box, words, table, copyTable }: {
  readonly box: RefObject<HTMLElement | null>;
  readonly words: () => ChartWords;
  readonly table: ChartTable;
  readonly copyTable: () => void;
}): JSX.Element {
  const [said, setSaid] = useState('');
  const drawing = (): HTMLElement | null => box.current?.querySelector<HTMLElement>('.chart-drawing') ?? null;
  const withPicture = (take: (svg: string, stem: string) => Promise<void> | void) => (): void => {
    const shown = drawing();
    if (shown === null) return setSaid('Show the chart first; its table is open.');
    const spoken = words();
    embeddedFont(`${spoken.title}${spoken.note}${shown.textContent}`).then((font) => take(chartSvg(shown, spoken, font), fileStem(spoken.title))).then(() => setSaid(''), () => setSaid('The picture could not be made. Save it as SVG, or save the table.'));
  };
  return (
    <>
      {said !== '' && <span role="status" className="chart-said">{said}</span>}
      <MenuButton
        position="bottom-end" width={200} opener={<Button look="quiet" icon="more" aria-label={`Take away: ${words().title}`} title="Copy or save" />}
        entries={[
          { kind: 'action', label: 'Copy as a picture', onChoose: withPicture(async (svg) => navigator.clipboard.write([new ClipboardItem({ 'image/png': chartPng(svg) })])) },
          { kind: 'action', label: 'Copy the table', onChoose: copyTable },
          { kind: 'line' },
          { kind: 'action', label: 'Save as PNG', onChoose: withPicture(async (svg, stem) => download(`${stem}.png`, await chartPng(svg))) },
          { kind: 'action', label: 'Save as SVG', onChoose: withPicture((svg, stem) => download(`${stem}.svg`, new Blob([svg], { type: 'image/svg+xml' }))) },
          { kind: 'action', label: 'Save the table as CSV', onChoose: () => download(`${fileStem(words().title)}.csv`, new Blob([chartCsv(table)], { type: 'text/csv' })) },
        ]}
      />
    </>
  );
}
