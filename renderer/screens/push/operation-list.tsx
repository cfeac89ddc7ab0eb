import type { JSX } from 'react';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { isTickable } from '../../../shared/engine/hubspot-plan/manual-operation.ts';
import { moveAlongItems } from '../route/row-keys.ts';
import { GROUPS, kindSign, settledOf, shortTitle, shortWayBack, statusWord } from './push-state.ts';

const SIGNS = { '+': { word: 'creates', look: 'new' }, '±': { word: 'changes', look: 'change' }, '−': { word: 'takes away', look: 'change' }, '=': { word: 'stays', look: 'same' }, M: { word: 'by hand', look: 'hand' } } as const;

/** Every operation of the plan in its group: what, which change, the way back, where it stands. */
export function OperationList({ plan, selected, onChoose, onTick }: {
  readonly plan: PushPlan; readonly selected: string | null; readonly onChoose: (id: string) => void; readonly onTick: (operationId: string, isDone: boolean) => void;
}): JSX.Element {
  return (
    <div className="push-list scrolls" tabIndex={0} role="region" aria-label="Plan">
      <div className="push-head" aria-hidden="true"><span /><span>Operation</span><span>Change</span><span>Way back</span><span>Status</span></div>
      {(plan.direction === 'rollback' ? GROUPS.toReversed() : GROUPS).map((group, index) => {
        const operations = plan.operations.filter((operation) => operation.group === group.id);
        if (operations.length === 0) return null;
        return (
          <section key={group.id} aria-label={group.name}>
            <h2 className="push-group"><span className="ink3">{index + 1}</span><span>{group.name}</span><span className="figures ink3">{settledOf(operations)} of {operations.length}</span></h2>
            <ul>
              {operations.map((operation) => <Row key={operation.id} operation={operation} isOn={operation.id === selected} onChoose={() => onChoose(operation.id)} onTick={onTick} />)}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Row({ operation, isOn, onChoose, onTick }: {
  readonly operation: PushOperation; readonly isOn: boolean; readonly onChoose: () => void; readonly onTick: (operationId: string, isDone: boolean) => void;
}): JSX.Element {
  const sign = kindSign(operation);
  const wayBack = operation.status === 'unchanged' ? 'nothing to take back' : shortWayBack(operation.wayBack);
  return (
    <li className={classNames('push-row', isOn && 'push-row-on')}>
      <button type="button" aria-pressed={isOn} onClick={onChoose} onKeyDown={moveAlongItems}>
        <span className={`push-sign push-sign-${SIGNS[sign].look}`} role="img" aria-label={SIGNS[sign].word}>{sign}</span>
        <span className="push-title" title={operation.title}>{operation.group === 'byHand' ? operation.title : shortTitle(operation.title)}</span>
        <span className="ink2" title={operation.change}>{operation.change}</span>
        <span className={operation.risk === 'high' ? 'never-text' : 'ink2'} title={operation.wayBack}>{wayBack}</span>
      </button>
      <span className="push-status">
        {isTickable(operation)
          ? <CheckBox label={<>{statusWord(operation)}<span className="visually-hidden">: {operation.title}</span></>} isChecked={operation.status === 'ticked'} onChange={(isDone) => onTick(operation.id, isDone)} />
          : <Status operation={operation} />}
      </span>
    </li>
  );
}

function Status({ operation }: { readonly operation: PushOperation }): JSX.Element {
  const { status } = operation;
  const isBad = status === 'failed' || status === 'unknown';
  return (
    <span className={classNames('push-state', isBad && 'never-text')} title={operation.message}>
      {status === 'done' || status === 'unchanged' ? <Icon name="check" /> : isBad ? <Icon name="warning" /> : <span className="push-ring" aria-hidden="true" />}
      {statusWord(operation)}
    </span>
  );
}
