import type { Playbook } from '../../../shared/engine/model/configuration.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import { formatCounted } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { Block, Rich, Section } from './block.ts';
import { numbered, rich, strong } from './block.ts';
import { sentence, written } from './document-names.ts';

/** The playbook as the room wrote it (domain.md §12). */
export function playbookAnnex({ configuration }: SlaDocument): Section {
  const { playbook } = configuration;
  return { number: 'A', title: 'Playbook', blocks: [...numbered('A', playbookSentences(playbook)), ...attemptsTable(playbook), ...recycleTable(playbook)] };
}

/** What the playbook says, a sentence for each part; parts that nobody spoke of are left out, the steps never. */
export function playbookSentences(playbook: Playbook): readonly Rich[] {
  const step = (when: string, what: string) => rich`${strong(when)} ${sentence(written(what, 'nothing was agreed'))}`;
  const further = (when: string, what = '') => (what.trim() === '' ? [] : [step(when, what)]);
  return [
    rich`${strong('Before the handoff:')} ${playbook.requiredFields.length === 0 ? 'no facts are required' : `these facts are known: ${andList(playbook.requiredFields)}`}.`,
    ...further('What the rep sees first:', andList(playbook.contextCard ?? [])),
    step('In the first hour:', playbook.firstHour),
    step('On the first day:', playbook.firstDay),
    step('In the first week:', playbook.firstWeek),
    ...further('To accept a lead:', playbook.accept),
    rich`${strong('Reasons for a rejection:')} ${playbook.rejectReasons.length === 0 ? 'none were agreed' : andList(playbook.rejectReasons)}.`,
    step('Back to marketing:', playbook.recycle),
    ...further('Closed for good:', playbook.disqualify),
    ...further('When somebody is absent:', playbook.absenceCover),
    ...further('Review of the routing:', playbook.routingReview),
  ];
}

function attemptsTable({ attempts = [] }: Playbook): readonly Block[] {
  if (attempts.length === 0) return [];
  return [
    { kind: 'subheading', text: 'Attempts' },
    { kind: 'table', columns: [{ head: 'Day', share: 12 }, { head: 'What the rep does', share: 88 }], rows: attempts.map(({ day, action }) => ({ cells: [String(day), action] })) },
  ];
}

function recycleTable({ recyclePaths = [] }: Playbook): readonly Block[] {
  if (recyclePaths.length === 0) return [];
  return [
    { kind: 'subheading', text: 'Ways back to marketing' },
    {
      kind: 'table',
      columns: [{ head: 'Reason', share: 26 }, { head: 'Goes to', share: 38 }, { head: 'May return', share: 18 }, { head: 'To whom', share: 18 }],
      rows: recyclePaths.map(({ reason, track, returnAfterDays, toSameRep }) => ({
        cells: [reason, written(track, 'nothing said'), returnAfterDays === 0 ? 'at once' : `after ${formatCounted(returnAfterDays, 'day', 'days')}`, toSameRep === true ? 'the same person' : 'somebody else'],
      })),
    },
  ];
}
