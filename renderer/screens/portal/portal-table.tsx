import type { JSX } from 'react';
import type { PortalConnection } from '../../../shared/contract/areas/portal.ts';
import { countText } from '../../components/figure-text.ts';
import { Table } from '../../components/table.tsx';

type Ability = NonNullable<PortalConnection['abilities']>[number];

const STATES: Readonly<Record<Ability['state'], string>> = { open: 'Yes', scope: 'The key lacks the scope', closed: 'Not in this portal', unknown: 'No answer' };
const ACCOUNTS: Readonly<Record<string, string>> = { STANDARD: 'a portal that people work in', DEVELOPER_TEST: 'a developer test account', SANDBOX: 'a sandbox', APP_DEVELOPER: 'an app developer account' };

/** Which portal a key opened, what it can and cannot take, and how much of its limits is left. */
export function PortalTable({ connection: { abilities, budget }, account }: { readonly connection: PortalConnection; readonly account: NonNullable<PortalConnection['account']> }): JSX.Element {
  const closed = abilities?.filter(({ state }) => state !== 'open').length ?? 0;
  return (
    <section aria-label="Portal" className="portal-facts">
      <p><strong>{account.name}</strong>, portal <span className="mono">{account.id}</span>, {ACCOUNTS[account.accountType] ?? account.accountType}{account.timeZone === '' ? '' : `, times in ${account.timeZone}`}.</p>
      {budget?.remaining != null && <p className="small ink2">Requests left: {countText(budget.remaining)} of {countText(budget.max ?? 0)} in {Math.round((budget.windowMs ?? 10_000) / 1000)} seconds{budget.dailyRemaining === null ? '' : `, ${countText(budget.dailyRemaining)} of ${countText(budget.daily ?? 0)} today`}.</p>}
      {abilities === null
        ? <p className="small ink2">What it can take is asked again at the next connection.</p>
        : (
          <>
            <p className="small ink2">{closed === 0 ? 'Everything that Baton asks of a portal is open.' : 'What is not open becomes steps by hand, or is left out of what is read.'}</p>
            <div className="portal-abilities scrolls" tabIndex={0} role="region" aria-label="What this portal can take">
              <Table
                label="What this portal can take" isDense rows={abilities} rowKey={(row) => row.id}
                columns={[
                  { key: 'label', head: 'Part', cell: (row) => row.label },
                  { key: 'use', head: 'For', cell: (row) => <span className="ink2">{row.use}</span> },
                  { key: 'state', head: 'Open', cell: (row) => <span className={row.state === 'open' ? undefined : 'never-text'}>{STATES[row.state]}</span> },
                  { key: 'scope', head: 'Scope', cell: (row) => <span className="mono ink3">{row.scope}</span> },
                ]}
              />
            </div>
          </>
        )}
    </section>
  );
}
