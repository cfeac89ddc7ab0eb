import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';

type Sides = { readonly left: string; readonly right: string };

/** Which proposal is whose draft, and the way to change it. */
export function DraftChoice({ proposals, sides, onChoose }: { readonly proposals: readonly { readonly id: string; readonly name: string }[]; readonly sides: Sides; readonly onChoose: (sides: Sides) => void }): JSX.Element {
  const workshopId = useWorkshopId();
  const { chooseProposal, set } = useUi();
  const write = (proposalId: string): void => {
    chooseProposal(workshopId, proposalId);
    set({ defineView: 'words' });
  };
  const side = (name: string, value: string, other: string, onCommit: (id: string) => void, team: string): JSX.Element => (
    <div className={`draft-side draft-side-${team}`}>
      <SelectField label={name} value={value} choices={proposals.map((one) => ({ value: one.id, label: one.name, isDisabled: one.id === other }))} onCommit={onCommit} />
      <Button look="quiet" icon="pen" onClick={() => write(value)}>Change it</Button>
    </div>
  );
  return (
    <div className="draft-choice">
      {side('Marketing means', sides.left, sides.right, (left) => onChoose({ ...sides, left }), 'marketing')}
      {side('Sales means', sides.right, sides.left, (right) => onChoose({ ...sides, right }), 'sales')}
    </div>
  );
}
