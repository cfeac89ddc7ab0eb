import { useState, type JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Segment, Skill } from '../../../shared/engine/model/routing-policy.ts';
import { holdsSkill } from '../../../shared/engine/routing/holds-skill.ts';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ExpressionEditor } from '../define/expression-editor.tsx';
import { namesOf } from '../promise/agreement-text.ts';
import { freeId, onRouting, withNeeds } from './routing-edits.ts';

type Kind = 'segments' | 'skills';
const WORDS: Readonly<Record<Kind, { readonly title: string; readonly one: string; readonly note: string; readonly none: string }>> = {
  segments: { title: 'Segments', one: 'Segment', note: 'the first that holds is the lead’s; people name the segments that they work', none: 'No segment: nobody is passed over because of the size of a deal.' },
  skills: { title: 'Skills', one: 'Skill', note: 'a lead for which it holds needs somebody who has the skill', none: 'No skill: nobody is passed over because of what the lead asks about.' },
};

/** What leads ask of whoever takes them, beside the territory: segments of size, skills. Pools say whether they demand it. */
export function NeedsList({ kind }: { readonly kind: Kind }): JSX.Element {
  const { configuration, edit } = useProposal();
  const [openId, setOpenId] = useState<string | null>(null);
  if (configuration === null) return <></>;
  const { title, one, note, none } = WORDS[kind];
  const list: readonly (Segment | Skill)[] = configuration.routing[kind] ?? [];
  const names = namesOf(configuration);
  const people = (need: Segment | Skill): number => configuration.routing.roster.filter((rep) => (kind === 'skills' ? holdsSkill(rep, need) : rep.segments?.includes(need.id) === true)).length;
  const save = (label: string, next: readonly (Segment | Skill)[]): void => edit(label, onRouting(withNeeds(kind, next)));
  const add = (): void => {
    const id = freeId(kind === 'segments' ? 'segment' : 'skill', list);
    save(`Add a ${one.toLowerCase()}`, [...list, { id, name: `${one} ${list.length + 1}`, when: { kind: 'constant', value: true } }]);
    setOpenId(id);
  };
  const change = (next: Segment | Skill): void => save(`${one} ${next.name}`, list.map((now) => (now.id === next.id ? next : now)));
  return (
    <Section title={title} note={note} actions={<Button icon="plus" onClick={add}>{one}</Button>}>
      {list.length === 0 && <p className="ink2">{none}</p>}
      {list.map((need) => (
        <fieldset key={need.id} className="need">
          <legend className="visually-hidden">{need.name}</legend>
          <TextField label="Name" width={200} value={need.name} onCommit={(name) => change({ ...need, name })} />
          <button type="button" className="need-when" aria-expanded={openId === need.id} onClick={() => setOpenId(openId === need.id ? null : need.id)}><span className="label ink3">Holds when</span><span>{expressionInWords(need.when, names)}</span></button>
          <div className="territory-facts"><div className={people(need) === 0 ? 'never-text' : 'ink3'}>{people(need) === 0 ? 'nobody has it' : `${people(need)} ${people(need) === 1 ? 'person' : 'people'}`}</div></div>
          <Button look="quiet" icon="trash" aria-label={`Remove ${need.name}`} onClick={() => save(`Remove ${need.name}`, list.filter(({ id }) => id !== need.id))} />
          {openId === need.id && <div className="need-editor"><ExpressionEditor label={`Condition of ${need.name}`} value={need.when} onChange={(when) => change({ ...need, when })} /></div>}
        </fieldset>
      ))}
    </Section>
  );
}
