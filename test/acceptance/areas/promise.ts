import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Area } from '../area.ts';
import { readEntered } from '../entered-file.ts';
import { enterWorkshop } from '../enter-workshop.ts';
import { checkFigure } from '../figure-check.ts';
import { playPart, type Report } from '../play-part.ts';
import type { User } from '../user.ts';

/** A written SLA of both sides, each commitment measured on what really happened. */
export const promise: Area = {
  name: 'promise',
  async play(folders, report) {
    await playPart('portal', report, (user) => playPortal(user, folders.portal, folders.entered['portal'] ?? '', report));
  },
};

/** The parts of truth.json that this area compares. */
interface Truth {
  readonly policy: { readonly written_threshold: number };
  readonly counts: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<string, number>>;
}
type Figures = readonly { readonly id: string; readonly value: number | null; readonly n: number | null; readonly leads: number }[];

async function playPortal(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth; // the layout described in the data's README
  const { workshopId, proposalId } = await enterWorkshop(user, readEntered(enteredPath, truth.policy), folder);
  const measured = async (label: string, edit: (configuration: Configuration) => Configuration): Promise<Figures> => {
    const seen = await user.call('proposal.getProposal', { proposalId }, workshopId);
    await user.call('proposal.editProposal', { proposalId, seenRevision: seen.revision, configuration: edit(seen.configuration), label }, workshopId);
    return (await user.call('replay.runReplay', { proposalId }, workshopId)).figures;
  };
  compareSides(await measured('A written agreement', written), truth, report);
  const leaks = await user.call('evidence.listLeaks', { proposalId }, workshopId);
  report(checkFigure('promise attempts, given up before them', truth.counts['under_attempted'], leaks.find(({ kind }) => kind === 'tooFewAttempts')?.handoffs));
  compareScore(await measured('The portal’s own score', (configuration) => byPortalScore(configuration, truth.policy.written_threshold)), truth, report);
}

/** What both sides would write down: facts with every lead, a reason with every rejection, a first touch by tier. */
function written(configuration: Configuration): Configuration {
  const { sla, playbook } = configuration;
  return {
    ...configuration,
    sla: {
      ...sla,
      marketing: [
        { kind: 'requiredFields', id: 'facts', fields: playbook.requiredFields, share: 0.95, owner: 'Head of demand' },
        { kind: 'rejects', id: 'rejects', reasons: [], most: 0.1, owner: 'Head of demand' },
      ],
      feedback: { share: 1, cadence: 'weekly', text: 'what became of every lead' },
    },
  };
}

/** How many handoffs break a clause: those counted without those that keep it. */
const broken = (figures: Figures, id: string): number | undefined => {
  const figure = figures.find((one) => one.id === id);
  return figure?.value === null || figure?.value === undefined || figure.n === null ? undefined : Math.round(figure.n * (1 - figure.value));
};

function compareSides(figures: Figures, truth: Truth, report: Report): void {
  report(checkFigure('promise facts, handoffs without', truth.counts['missing_fields'], broken(figures, 'actual.commitment.facts')));
  report(checkFigure('promise facts, leads it opens', truth.counts['missing_fields'], figures.find(({ id }) => id === 'actual.commitment.facts')?.leads));
  report(checkFigure('promise facts, handoffs counted', truth.counts['mqls'], figures.find(({ id }) => id === 'actual.commitment.facts')?.n));
  report(checkFigure('promise feedback, rejected without reason', truth.counts['rejected_no_reason'], broken(figures, 'actual.feedback')));
  report(checkFigure('promise few rejections, turned down', figures.find(({ id }) => id === 'actual.feedback')?.n, broken(figures, 'actual.commitment.rejects')));
  for (const tier of Object.keys(truth.tiers)) {
    report(checkFigure(`promise first touch ${tier}, late`, truth.counts[`sla_breached_${tier}`], figures.find(({ id }) => id === `judged.late.${tier}`)?.value));
  }
}

/** The portal's own score stands in its history; a point for a point, so that the written threshold can be promised. */
function byPortalScore(configuration: Configuration, threshold: number): Configuration {
  const rows = [{ from: threshold, points: threshold * 100 }];
  return {
    ...configuration,
    score: { ...configuration.score, groups: [{ id: 'portal', name: 'The portal’s score', category: 'fit', min: 0, max: threshold * 100, decay: { kind: 'none' }, rules: [{ kind: 'ranges', id: 'own', name: 'Score', field: 'HubSpot Score', rows }] }], fitMax: threshold * 100 },
    sla: { ...configuration.sla, marketing: [{ kind: 'minimumScore', id: 'threshold', points: threshold * 100, share: 0.9, owner: 'Head of demand' }] },
  };
}

function compareScore(figures: Figures, truth: Truth, report: Report): void {
  report(checkFigure('promise score, handoffs below', truth.counts['below_written_threshold'], broken(figures, 'actual.commitment.threshold')));
}
