import { describe, expect, it } from 'vitest';
import { documentNames } from '../../electron/documents/content/document-names.ts';
import { allFiguresTable } from '../../electron/documents/content/replay-evidence.ts';
import { fileStem } from '../../electron/host/workshop/save-copy.ts';
import { speakFor } from '../../shared/format/texts/speak.ts';
import { aConfiguration } from './a-configuration.ts';
import { someEvidence } from './a-sla-document.ts';

describe('the figures on paper', () => {
  it('name the person whose handoffs they count, also one who is not in the roster', () => {
    const say = speakFor({});
    const configuration = aConfiguration();
    const [rep] = configuration.routing.roster;
    const load = (id: string, label: string) => ({ id, label, arm: 'actual', unit: 'count', value: 3, n: 9, low: null, high: null, honesty: 'observed', reason: null, leads: 3 }) as const;
    const figures = [load(`actual.load.${rep?.id ?? ''}`, 'Handoffs to this person'), load('actual.load.owner:77', 'Handoffs to this person'), load('actual.mqls', 'Handoffs to sales')];
    const labels = allFiguresTable(someEvidence({ figures }), documentNames(configuration, () => null, say), say).rows.map(({ cells }) => cells[0]);
    expect(labels).toEqual([`Handoffs to ${rep?.name ?? ''}`, 'Handoffs to 77', 'Handoffs to sales']);
  });
});

describe('a file that is handed out', () => {
  it('carries the name of the client in its own letters', () => {
    expect(['Portal & Söhne', 'Łódź/Ćma', '…'].map(fileStem)).toEqual(['Portal-Söhne', 'Łódź-Ćma', 'workshop']);
  });
});
