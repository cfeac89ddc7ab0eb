import { useEffect, useRef, useState } from 'react';
import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { ScoreModel } from '../../../shared/engine/model/score-model.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { nextSteps } from './next-steps.ts';
import { useReplay } from './use-replay.ts';

type Strip = ReplaySummary['strip'];

/** The steps that a hand may make next from an answered state of a proposal. */
interface Foreseen {
  readonly configHash: string;
  readonly scores: readonly ScoreModel[];
  /** The whole configuration after each of them, as text. */
  readonly texts: readonly string[];
}

const NOTHING: Foreseen = { configHash: '', scores: [], texts: [] };

const texts = new WeakMap<Configuration, string>();

function textOf(configuration: Configuration): string {
  const text = texts.get(configuration) ?? canonicalJson(configuration);
  texts.set(configuration, text);
  return text;
}

/**
 * The strip of the configuration that is shown, where it was foreseen: who steps a number of the model once is likely to step
 * it again, so the next steps are played while the hand rests. Null where it was not.
 */
export function useForeseenStrip(): Strip | null {
  const { proposal, configuration, settled } = useProposal();
  const { scores, configHash, texts: after } = useNextSteps();
  const { data, isPlaceholderData } = useCall('replay.foreseeSteps', { proposalId: proposal?.id ?? '', scores: [...scores] }, { enabled: scores.length > 0, version: configHash, after: settled });
  if (configuration === null || isPlaceholderData || data === undefined || data.configHash !== configHash || scores.length === 0) return null;
  return data.strips[after.indexOf(textOf(configuration))] ?? null;
}

/** Taken anew whenever the replay has answered an edit. */
function useNextSteps(): Foreseen {
  const { proposal, configuration, isSaved } = useProposal();
  const { isOld, summary } = useReplay();
  const [foreseen, setForeseen] = useState(NOTHING);
  const answered = useRef<{ readonly id: string; readonly configuration: Configuration } | null>(null);
  const isAnswered = isSaved && !isOld && summary?.configHash === proposal?.configHash;
  useEffect(() => {
    if (!isAnswered || proposal === null || configuration === null) return;
    const before = answered.current;
    answered.current = { id: proposal.id, configuration };
    if (before === null || before.id !== proposal.id || before.configuration === configuration) return;
    const scores = nextSteps(before.configuration.score, configuration.score);
    setForeseen({ configHash: proposal.configHash, scores, texts: scores.map((score) => canonicalJson({ ...configuration, score })) });
  }, [configuration, isAnswered, proposal]);
  return foreseen;
}
