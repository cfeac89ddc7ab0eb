import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { momentText, plural } from '../../components/figure-text.ts';
import { Icon } from '../../components/icon.tsx';
import { Table } from '../../components/table.tsx';
import { jsonText } from './json-text.ts';

export type Verification = OutputOf<'push.verifyPush'>;

type Difference = Verification['differences'][number];

/** Who changed an object last and when; HubSpot names nobody for workflows. */
function changedText({ at, by }: NonNullable<Difference['changed']>, zone: string): string {
  const moment = Date.parse(at);
  return [by, Number.isNaN(moment) ? '' : momentText(moment, zone)].filter((words) => words !== '').join(', ');
}

/** What reading the portal back showed: equal, or where it differs from what was signed. */
export function VerifyResult({ result, zone, isBack }: { readonly result: Verification; readonly zone: string; readonly isBack: boolean }): JSX.Element {
  const target = isBack ? 'what stood there before the push' : 'what was signed';
  if (result.isEqual) return <p className="push-verified" role="status"><Icon name="check" />Read back {momentText(result.verifiedAt, zone)}: the portal equals {target}.</p>;
  const isToldWho = result.differences.some(({ changed }) => changed !== undefined);
  return (
    <div className="push-verified push-differs" role="status">
      <p className="never-text medium">Read back {momentText(result.verifiedAt, zone)}: {plural(result.differences.length, 'difference')} from {target}.{isBack ? '' : ' Plan again to mend them.'}</p>
      <Table
        label="Differences" isDense rows={result.differences} rowKey={(row) => `${row.target} ${row.field}`}
        columns={[
          { key: 'target', head: 'Target', cell: (row) => <span className="mono">{row.target}</span> },
          { key: 'field', head: 'Field', cell: (row) => row.field },
          { key: 'expected', head: isBack ? 'Before the push' : 'Signed', cell: (row) => jsonText(row.expected) },
          { key: 'found', head: 'Found', cell: (row) => jsonText(row.found) },
          ...(isToldWho ? [{ key: 'changed', head: 'Last changed', cell: ({ changed }: Difference) => (changed === undefined ? '–' : changedText(changed, zone)) }] : []),
        ]}
      />
    </div>
  );
}
