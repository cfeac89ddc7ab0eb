import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { dayText } from '../../components/figure-text.ts';
import { OutcomeGlyph } from '../../components/outcome-glyph.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { caseSentence } from './blind-finding.ts';
import { CONFIDENCE, ENDS, TEAM_NAMES, VERDICTS, verdictName, type BlindCase, type RevealedCase } from './blind-words.ts';

/** One case under discussion: what the teams said and why, what became of it, and the way to a criterion. */
export function CaseTalk({ shown, facts, place, of, onNext }: { readonly shown: RevealedCase; readonly facts: BlindCase; readonly place: number; readonly of: number; readonly onNext: () => void }): JSX.Element {
  const { openDrawer, set } = useUi();
  const write = (): void => set({ defineView: 'words' });
  useShortcut('c', write);
  return (
    <Section title={place === 0 ? 'Talk about this one first' : 'Talk about this one'} actions={<span className="small strong">{place + 1} of {of}</span>}>
      <p className="statement">{facts.title}. {caseSentence(shown)}</p>
      {shown.teams.map((team) => <TeamSaid key={team.team} team={team} />)}
      {shown.individuals.length > 0 && (
        <ul className="individuals small">
          {shown.individuals.map(({ label, team, verdict, confidence }) => <li key={label}><span className={`side side-${team}`}>{label}</span><span>{verdictName(verdict)}</span><span className="ink3">{CONFIDENCE[confidence - 1]}</span></li>)}
        </ul>
      )}
      <Ending shown={shown} at={facts.at} />
      <div className="talk-actions">
        <Button keys="C" onClick={write}>Write a criterion</Button>
        <Button onClick={() => openDrawer({ kind: 'lead', leadId: shown.leadId })}>The lead</Button>
        <Button look="quiet" keys="Down" onClick={onNext}>Next</Button>
      </div>
    </Section>
  );
}

function TeamSaid({ team }: { readonly team: RevealedCase['teams'][number] }): JSX.Element {
  const all = team.votes.reduce((sum, count) => sum + count, 0);
  const votes = VERDICTS.flatMap(({ name }, index) => ((team.votes[index] ?? 0) === 0 ? [] : [`${name.toLowerCase()} ${team.votes[index]} of ${all}`]));
  return (
    <div className={`team-said team-said-${team.team}`}>
      <p><span className="strong">{TEAM_NAMES[team.team]}</span> {votes.join(', ')} {team.confidence !== null && <span className="ink3">sure {team.confidence.toFixed(1)} of 5</span>}</p>
      {team.notes.slice(0, 2).map((note) => <p key={note} className="hearsay team-note">“{note}”</p>)}
      {team.reasons.length > 0 && <p className="small ink3">{team.reasons.slice(0, 3).map(({ reason, count }) => `${reason.toLowerCase()} ${count}`).join(', ')}</p>}
    </div>
  );
}

function Ending({ shown: { outcome, draft }, at }: { readonly shown: RevealedCase; readonly at: number }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  if (outcome === null) return <p className="small ink3">This lead is no longer in the history, so what became of it is not known.</p>;
  const { glyph, word } = ENDS[outcome.end];
  const days = outcome.at === null ? null : Math.round((outcome.at - at) / 86_400_000);
  return (
    <p className="talk-end small">
      <OutcomeGlyph outcome={glyph} word={word} />{days !== null && <span className="ink2"> after {days === 1 ? '1 day' : `${days} days`}</span>}{outcome.reason !== '' && <span className="ink2">: {outcome.reason.toLowerCase()}</span>}.
      <span className="ink3"> MQL on {dayText(at, zone, true)}; the drafted rule says {verdictName(draft).toLowerCase()}.</span>
    </p>
  );
}
