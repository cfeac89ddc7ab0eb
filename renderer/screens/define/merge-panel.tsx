import { useState, type JSX } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { countText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Icon } from '../../components/icon.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { definitionOf, DEFINITION_WORDS, type Word } from './definition-words.ts';
import { basisOf, criterionKey, jointOf, mergedCriteria, moveSentence, moverSentence, sharedParts, type Comparison, type Joint, type Mover } from './two-drafts-model.ts';
import { useExpressionOptions } from './use-expression-options.ts';

const JOINTS = [{ value: 'all', label: 'All of these' }, { value: 'any', label: 'Any of these' }] as const;

/** One definition out of two: what both have stays, every other criterion is taken in or left out, with who moves. */
export function MergePanel({ word, left, right, comparison }: { readonly word: Word; readonly left: string; readonly right: string; readonly comparison: Comparison }): JSX.Element {
  const options = useExpressionOptions();
  const leftDraft = useCall('proposal.getProposal', { proposalId: left }).data?.configuration;
  const rightDraft = useCall('proposal.getProposal', { proposalId: right }).data?.configuration;
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [joint, setJoint] = useState<Joint | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  if (leftDraft === undefined || rightDraft === undefined) return <SidePanel label="One definition" width={360}><Section><p className="ink3">Reading both drafts.</p></Section></SidePanel>;
  const [ofLeft, ofRight] = [definitionOf(leftDraft.definitions, word).criteria, definitionOf(rightDraft.definitions, word).criteria];
  const shared = sharedParts(ofLeft, ofRight);
  const both = [jointOf(ofLeft), jointOf(ofRight)];
  const join = joint ?? both[0] ?? both[1] ?? 'all';
  const merged = mergedCriteria(ofLeft, ofRight, comparison.movers.filter(({ criterion }) => taken.has(criterionKey(criterion))).map(({ criterion }) => criterion), join);
  const toggle = (key: string, isIn: boolean): void => setTaken((now) => new Set(isIn ? [...now, key] : [...now].filter((one) => one !== key)));
  return (
    <SidePanel label="One definition" width={360}>
      <Section title="In both drafts" note={`${shared.length}`}>
        {shared.length === 0 ? <p className="small ink3">The drafts share no criterion.</p> : <ul className="merge-list">{shared.map((part) => <li key={criterionKey(part)} className="merge-shared"><Icon name="check" size={14} /><span>{expressionInWords(part, options.words)}</span></li>)}</ul>}
      </Section>
      <Section title="Only in one" note="tick what the merged definition takes in">
        {comparison.movers.length === 0 && <p className="small ink3">{shared.length === 0 ? 'Neither draft has a criterion yet. Change one of them first.' : 'Nothing: both drafts have the same criteria.'}</p>}
        <ul className="merge-list">
          {comparison.movers.map((mover) => {
            const key = criterionKey(mover.criterion);
            return <MoverRow key={key} mover={mover} sentence={expressionInWords(mover.criterion, options.words)} isIn={taken.has(key)} isShown={shown === key} onTake={(isIn) => toggle(key, isIn)} onShow={() => setShown(shown === key ? null : key)} />;
          })}
        </ul>
        {both[0] !== both[1] && both[0] !== null && both[1] !== null && <p className="small ink2">Marketing asks for {both[0]} of its criteria, sales for {both[1]} of theirs. Choose how the merged ones are joined.</p>}
        {comparison.movers.length > 0 && <SegmentedControl label="How the criteria are joined" value={join} segments={JOINTS} onChange={setJoint} />}
      </Section>
      <Merged word={word} left={left} right={right} merged={merged} />
    </SidePanel>
  );
}

function MoverRow({ mover, sentence, isIn, isShown, onTake, onShow }: { readonly mover: Mover; readonly sentence: string; readonly isIn: boolean; readonly isShown: boolean; readonly onTake: (isIn: boolean) => void; readonly onShow: () => void }): JSX.Element {
  const moved = mover.gained + mover.lost;
  return (
    <li className={`merge-mover merge-mover-${mover.of === 'left' ? 'marketing' : 'sales'}`}>
      <CheckBox label={<><span className="visually-hidden">{mover.of === 'left' ? 'Marketing: ' : 'Sales: '}</span>{sentence}</>} isChecked={isIn} onChange={onTake} />
      <p className="small ink2">{moverSentence(mover)} {moved > 0 && <button type="button" className="leads-count" aria-expanded={isShown} onClick={onShow}>{isShown ? 'Hide them' : 'Who'}</button>}</p>
      {isShown && <ul className="merge-who small">{mover.rows.slice(0, 12).map((row) => <MovedLead key={row.leadId} row={row} />)}{moved > 12 && <li className="ink3">and {countText(moved - 12)} more</li>}</ul>}
    </li>
  );
}

function MovedLead({ row }: { readonly row: Mover['rows'][number] }): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  const names = useNames();
  return <li><button type="button" className="leads-count" onClick={() => openDrawer({ kind: 'lead', leadId: row.leadId })}>{names.lead(row.name) || row.leadId}</button><span className="ink3">{row.note}</span></li>;
}

/** What the merged definition would take, who moves, and the way into the proposal. */
function Merged({ word, left, right, merged }: { readonly word: Word; readonly left: string; readonly right: string; readonly merged: Expression }): JSX.Element {
  const { proposal, edit } = useProposal();
  const options = useExpressionOptions();
  const target = { proposalId: proposal?.id ?? left, criteria: merged };
  const asked = { word, basis: basisOf(word), limit: 0, right: target } as const;
  const version = proposal?.configHash ?? '';
  const ofLeft = useCall('definition.compareDefinitions', { ...asked, left: { proposalId: left } }, { version }).data;
  const ofRight = useCall('definition.compareDefinitions', { ...asked, left: { proposalId: right } }, { version }).data;
  const { name } = DEFINITION_WORDS[word];
  const write = (): void => edit(`Merged criteria of ${name}`, (now) => ({ ...now, definitions: { ...now.definitions, [word]: { ...definitionOf(now.definitions, word), criteria: merged, agreedBy: [] } } }));
  return (
    <Section title={<>The merged definition <HonestyMark kind="deterministic" about="The merged definition" /></>}>
      <p className="expression-words serif">{expressionInWords(merged, options.words)}</p>
      {ofLeft !== undefined && ofRight !== undefined && (
        <ul className="sentences small merge-effect">
          <li><span className="strong">{countText(ofLeft.both.leads + ofLeft.onlyRight.leads)}</span> leads, by the scores of {proposal?.name ?? 'this proposal'}.</li>
          <li>{moveSentence('Marketing', ofLeft)}</li>
          <li>{moveSentence('Sales', ofRight)}</li>
        </ul>
      )}
      <div className="merge-write"><Button look="filled" disabled={proposal === null} onClick={write}>Write it into {proposal?.name ?? 'the proposal'}</Button></div>
      <p className="small ink3 merge-note">The ticks of both teams are taken away: they agree to the merged words anew, under Definitions.</p>
    </Section>
  );
}
