import type { SlaDocument } from '../sla-document.ts';
import type { RecordedMap } from '../sla-record.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';
import type { Block, Section } from './block.ts';
import { written } from './document-names.ts';

/** Annex E: the handoff maps as they were drawn, each followed by the same as a table; none where nothing was drawn. */
export function mapAnnex(document: SlaDocument): readonly Section[] {
  const maps = document.record?.maps ?? [];
  const say = speakFor(document);
  return maps.length === 0 ? [] : [{ number: 'E', title: say.words('map.title'), isWide: true, blocks: maps.flatMap((map) => blocksOf(map, say)) }];
}

function blocksOf({ kind, name, shapes, width, height, outline, steps }: RecordedMap, say: Speak): Block[] {
  const title = say.words(kind === 'asIs' ? 'map.asIs' : 'map.toBe', { name });
  return [
    { kind: 'drawing', title, note: say.words(kind === 'asIs' ? 'map.note' : 'map.noteToBe'), alt: outline, shapes, width, height },
    { kind: 'subheading', text: title },
    {
      kind: 'table',
      columns: [
        { head: say.words('map.step'), share: 28 },
        { head: say.words('map.where'), share: 26 },
        { head: say.words('map.ways'), share: 46 },
      ],
      rows: steps.map((step) => ({ cells: [written(step.name, say.words('map.unnamed')), step.place, step.ways.length === 0 ? say('map.end') : step.ways.join('\n')] })),
    },
  ];
}
