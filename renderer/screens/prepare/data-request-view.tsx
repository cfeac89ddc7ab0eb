import type { JSX, ReactNode } from 'react';
import { dataRequest, type RequestPart } from '../../../shared/format/data-request.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Finding } from '../../components/finding.tsx';
import { useCall } from '../../state/use-call.ts';
import { useDataRequest } from './use-data-request.ts';

/** The page for the client's admin, as it will be printed, and the button that makes it. */
export function DataRequestView({ tabs }: { readonly tabs: ReactNode }): JSX.Element {
  const workshop = useCall('workshop.getWorkshop', {}).data?.workshop;
  const request = useDataRequest();
  const page = workshop === undefined ? null : dataRequest({ clientName: workshop.clientName, zone: workshop.zone });
  return (
    <>
      <Finding
        sentence="One page tells the client’s admin what to export, and how."
        muted={request.made ?? 'Send it before the day. It names no lead and holds nothing of the history.'}
        controls={<>{tabs}<Button look="filled" icon="download" isBusy={request.isBusy} disabled={page === null} onClick={() => void request.make()}>Save as PDF</Button></>}
      />
      {request.error !== null && <div className="pad"><ErrorNote sentence={request.error} safe="Nothing was written." /></div>}
      {page !== null && (
        <div className="main-column scrolls request-ground" tabIndex={0} role="group" aria-label="The page as it will be printed">
          <article className="request-page">
            <h2 className="request-title">{page.title}</h2>
            <p className="request-text">{page.intro}</p>
            {page.parts.map((part, index) => <Part key={part.title} number={index + 1} part={part} />)}
          </article>
        </div>
      )}
    </>
  );
}

function Part({ number, part }: { readonly number: number; readonly part: RequestPart }): JSX.Element {
  return (
    <section className="request-part">
      <h3 className="heading"><span className="ink3 request-number">{number}</span>{part.title}</h3>
      {part.sentences.map((sentence) => <p key={sentence} className="request-text">{sentence}</p>)}
      {part.table !== null && (
        <table className="table request-table" aria-label={part.title}>
          <thead><tr>{part.table.heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{part.table.rows.map((row) => <tr key={row[0]}>{row.map((cell, index) => <td key={index} className={index === 0 ? 'medium' : undefined}>{cell}</td>)}</tr>)}</tbody>
        </table>
      )}
      {part.note !== '' && <p className="small ink3">{part.note}</p>}
    </section>
  );
}
