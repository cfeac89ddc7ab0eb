import type { Playbook } from '../../../shared/engine/model/configuration.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import type { SlaDocument } from '../sla-document.ts';
import { speakFor, type Speak, type TextKey } from '../../../shared/format/texts/speak.ts';
import type { Block, Section } from './block.ts';
import type { Rich } from '../../../shared/format/texts/rich.ts';
import { numbered } from './block.ts';
import { sentence, written } from './document-names.ts';

/** The playbook as the room wrote it (domain.md §12). */
export function playbookAnnex(document: SlaDocument): Section {
  const { playbook } = document.configuration;
  const say = speakFor(document);
  return { number: 'A', title: say.words('playbook.title'), blocks: [...numbered('A', playbookSentences(playbook, say)), ...attemptsTable(playbook, say), ...recycleTable(playbook, say)] };
}

/** What the playbook says, a sentence for each part; parts that nobody spoke of are left out, the steps never. */
export function playbookSentences(playbook: Playbook, say: Speak): readonly Rich[] {
  const step = (key: TextKey, what: string): Rich => say(key, { what: sentence(written(what, say.words('playbook.nothing'))) });
  const further = (key: TextKey, what = ''): Rich[] => (what.trim() === '' ? [] : [step(key, what)]);
  const { requiredFields, rejectReasons } = playbook;
  return [
    requiredFields.length === 0 ? say('playbook.noFacts') : say('playbook.facts', { facts: andList(requiredFields, say.words('list.and')) }),
    ...further('playbook.contextCard', andList(playbook.contextCard ?? [], say.words('list.and'))),
    step('playbook.firstHour', playbook.firstHour),
    step('playbook.firstDay', playbook.firstDay),
    step('playbook.firstWeek', playbook.firstWeek),
    ...further('playbook.accept', playbook.accept),
    rejectReasons.length === 0 ? say('playbook.noReasons') : say('playbook.reasons', { reasons: andList(rejectReasons, say.words('list.and')) }),
    step('playbook.recycle', playbook.recycle),
    ...further('playbook.disqualify', playbook.disqualify),
    ...further('playbook.absence', playbook.absenceCover),
    ...further('playbook.review', playbook.routingReview),
  ];
}

function attemptsTable({ attempts = [] }: Playbook, say: Speak): readonly Block[] {
  if (attempts.length === 0) return [];
  return [
    { kind: 'subheading', text: say.words('attempts.title') },
    { kind: 'table', columns: [{ head: say.words('attempts.day'), share: 12 }, { head: say.words('attempts.action'), share: 88 }], rows: attempts.map(({ day, action }) => ({ cells: [String(day), action] })) },
  ];
}

function recycleTable({ recyclePaths = [] }: Playbook, say: Speak): readonly Block[] {
  if (recyclePaths.length === 0) return [];
  return [
    { kind: 'subheading', text: say.words('waysBack.title') },
    {
      kind: 'table',
      columns: [{ head: say.words('waysBack.reason'), share: 26 }, { head: say.words('waysBack.track'), share: 38 }, { head: say.words('waysBack.return'), share: 18 }, { head: say.words('waysBack.toWhom'), share: 18 }],
      rows: recyclePaths.map(({ reason, track, returnAfterDays, toSameRep }) => ({
        cells: [reason, written(track, say.words('nothingSaid')), returnAfterDays === 0 ? say('waysBack.atOnce') : say('waysBack.after', { count: returnAfterDays }), say(toSameRep === true ? 'waysBack.same' : 'waysBack.other')],
      })),
    },
  ];
}
