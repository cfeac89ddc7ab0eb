import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import { criteriaInWords } from '../configuration-names.ts';
import type { PushIdentity } from '../handoff-properties.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { criteriaAsFilter, filterBranch, isKnown } from './criteria-as-filter.ts';
import { setNow, setValue, type WantedFlow } from './flow.ts';
import { stageNamed } from './portal-words.ts';

/** What starts the moment: whoever qualifies as defined goes one stage forward, and the clock's start is written down. */
export function momentFlow(configuration: Configuration, portal: PortalSnapshot, identity: PushIdentity): WantedFlow {
  const { definitions } = configuration;
  const form = criteriaAsFilter(momentCriteria(configuration), configuration, portal);
  const stage = stageNamed(portal, 'mql');
  const sql = definitions.sql.text.trim();
  return {
    key: 'moment',
    name: 'Handoff moment (Baton)',
    description: 'Takes in whoever qualifies as agreed, moves them to MQL and writes down when the moment began.',
    enrollment: filterBranch(form.anyOf.map((all) => [...all, isKnown('hx_moment_started', false)])),
    doesReEnroll: false,
    steps: [
      ...(stage === undefined ? [] : [setValue('lifecyclestage', stage)]),
      setNow('hx_moment_started'),
      setValue('hx_config', identity.fingerprint),
    ],
    gaps: [
      ...form.gaps.map((gap) => `Add what starts it on screen, as a trigger of its own: ${gap}.`),
      ...(stage === undefined ? ['Add a first action that sets the life cycle stage which this portal uses for MQL; none could be told by its name.'] : []),
      `Sales sets the stage for SQL as defined${sql === '' ? '' : `: "${sql}"`}. In the criteria: ${criteriaInWords(configuration)(definitions.sql.criteria)}.`,
    ],
  };
}

/** Hand-raise, or the agreed score with the MQL criteria; never who is disqualified (domain.md §4.5). */
function momentCriteria({ definitions, score }: Configuration): Expression {
  const byScore: Expression = score.mql?.when ?? { kind: 'compare', field: '@score', op: 'ge', value: score.mqlThreshold / 100 };
  return {
    kind: 'all',
    of: [
      { kind: 'not', of: definitions.disqualify.criteria },
      { kind: 'any', of: [definitions.handRaise.criteria, { kind: 'all', of: [byScore, definitions.mql.criteria] }] },
    ],
  };
}
