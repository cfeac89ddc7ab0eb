import { appendFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FindingChoice, InspectedFinding } from '../../shared/contract/schemas/import.ts';
import type { History } from '../../shared/engine/history/history.ts';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import { fitsWithOthers, rangeBeforeMeal } from '../../electron/import/eaten-ranges.ts';
import { foldCase } from '../../electron/import/fold-case.ts';
import { aFile, inspect } from './import-fixture.ts';

/** Looks at a file of leads, chooses by kind of finding, and imports it. */
async function importChoosing(content: string, chosen: Readonly<Record<string, string>> = {}) {
  const port = createImportPort();
  const file = aFile(content, 'leads.csv');
  const looked = await port.inspect([file], [], 'UTC');
  if (!looked.ok) throw new Error(looked.error.message);
  const findings = looked.value.files[0]?.findings ?? [];
  const choices: FindingChoice[] = findings.flatMap(({ id, kind }) => (chosen[kind] === undefined ? [] : [{ finding: id, choice: chosen[kind] }]));
  const run = await port.run(looked.value.files.map(({ mapping }) => ({ ...file, mapping })), looked.value.vocabulary, { clientZone: 'UTC', currency: 'EUR', choices, signal: new AbortController().signal, onProgress: () => undefined });
  if (!run.ok) throw new Error(run.error.message);
  return { findings, ...run.value };
}

const valuesOf = ({ fields, leadIds }: History, name: string): string[] => {
  const field = fields.find((one) => one.name === name);
  return leadIds.map((_, lead) => field?.values[field.current[lead] ?? 0] ?? '');
};
const finding = (findings: readonly InspectedFinding[], kind: string): InspectedFinding | undefined => findings.find((one) => one.kind === kind);

describe('ranges that a spreadsheet ate', () => {
  const EATEN = 'Lead ID,Company size\n1,51-200\n2,10-Jan\n3,Nov-50\n4,\n';
  it.each([['01-May', '1-5'], ['Nov-50', '11-50'], ['10-Jan', '1-10'], ['5-Feb', '2-5'], ['May-5', null], ['51-200', null]])('%s was %s', (value, range) => {
    expect(rangeBeforeMeal(value)).toBe(range);
  });
  it('are read as what they were when they fit beside the others', async () => {
    const { history, batch } = await importChoosing(EATEN);
    expect(valuesOf(history, 'Company size')).toEqual(['51-200', '1-10', '11-50', '']);
    expect(batch.findings).toContainEqual(expect.objectContaining({ kind: 'eatenRanges', count: 2, effect: 'Read as the range that it was.' }));
  });
  it('stay as written when that is chosen', async () => {
    expect(valuesOf((await importChoosing(EATEN, { eatenRanges: 'keep' })).history, 'Company size')).toEqual(['51-200', '10-Jan', 'Nov-50', '']);
  });
  it('need a choice when they overlap the others', async () => {
    expect(fitsWithOthers(['1-20', 'Nov-50'])).toBe(false);
    const { findings, history } = await importChoosing('Lead ID,Company size\n1,1-20\n2,Nov-50\n');
    expect(finding(findings, 'eatenRanges')).toMatchObject({ needsChoice: true, proposed: 'keep' });
    expect(valuesOf(history, 'Company size')).toEqual(['1-20', 'Nov-50']);
  });
  it('are not seen in a column of dates', async () => {
    expect((await inspect('Lead ID,When\n1,10-Jan\n2,11-Feb\n')).findings).toEqual([]);
  });
});

describe('values that differ in case alone', () => {
  const CASES = 'Lead ID,Lead source\n1,Web\n2,Web\n3,web\n4,Fair\n5,Fair\n6,Web\n';
  it('stay apart and are counted', async () => {
    const { findings, history } = await importChoosing(CASES);
    expect(finding(findings, 'caseOnlyValues')).toMatchObject({ count: 1, examples: ['web → Web'], proposed: 'keep', needsChoice: false });
    expect(valuesOf(history, 'Lead source')).toContain('web');
  });
  it('are folded to the most frequent spelling when chosen', async () => {
    const { history, batch } = await importChoosing(CASES, { caseOnlyValues: 'fold' });
    expect(valuesOf(history, 'Lead source')).toEqual(['Web', 'Web', 'Web', 'Fair', 'Fair', 'Web']);
    expect(batch.findings).toContainEqual(expect.objectContaining({ kind: 'caseOnlyValues', count: 1 }));
  });
  it('fold the same way whatever the order', () => {
    expect(foldCase([['a', 1], ['A', 1]])).toEqual(foldCase([['A', 1], ['a', 1]]));
  });
});

describe('dates that could be read both ways', () => {
  const created = async (content: string, chosen: Readonly<Record<string, string>> = {}) => {
    const { findings, history } = await importChoosing(content, chosen);
    return { ambiguous: finding(findings, 'ambiguousDates'), days: Array.from(history.createdAt, (at) => new Date(at).toISOString().slice(0, 10)) };
  };
  it('demand a choice when no other date decides', async () => {
    const { ambiguous, days } = await created('Lead ID,Create Date\n1,03/04/2026\n2,05/06/2026\n', { ambiguousDates: 'MDY' });
    expect(ambiguous).toMatchObject({ column: 'Create Date', count: 2, needsChoice: true, examples: ['03/04/2026', '05/06/2026'] });
    expect(days).toEqual(['2026-03-04', '2026-05-06']);
  });
  it('are decided by the others when all are written in one way', async () => {
    expect((await created('Lead ID,Create Date\n1,03/04/2026\n2,25/06/2026\n')).ambiguous).toBeUndefined();
  });
  it('are shown beside other formats, with what speaks for each order', async () => {
    const { ambiguous, days } = await created('Lead ID,Create Date\n1,2026-01-23\n2,1/5/2026\n3,3/18/2026\n4,2026-05-13T00:00:00Z\n', { ambiguousDates: 'DMY' });
    expect(ambiguous).toMatchObject({ count: 1, proposed: 'MDY', sentence: expect.stringContaining('1 date can only be month first') });
    expect(days).toEqual(['2026-01-23', '2026-05-01', '2026-03-18', '2026-05-13']);
  });
});

describe('odd rows', () => {
  const ODD = 'Lead ID,Name,Size\n"1,""a, b"",3"\n2,b\n3,c,4,5\n4,d,6,\n5,"e,7\n';
  it('are counted with examples, options and what is proposed', async () => {
    const { findings } = await importChoosing(ODD);
    expect(findings.map(({ kind, count, proposed }) => [kind, count, proposed])).toEqual([
      ['wrappedRows', 1, 'unwrap'], ['shortRows', 2, 'fill'], ['longRows', 1, 'refuse'], ['trailingCells', 1, 'drop'], ['unclosedQuote', 1, 'refuse'],
    ]);
    expect(finding(findings, 'longRows')?.examples).toEqual(['3 · c · 4 · 5']);
  });
  it('are treated as proposed', async () => {
    const { history, refusedRows } = await importChoosing(ODD);
    expect(history.leadIds).toEqual(['1', '2', '4']);
    expect(refusedRows).toHaveLength(2);
  });
  it('are treated as chosen', async () => {
    const { history, refusedRows, batch } = await importChoosing(ODD, { wrappedRows: 'refuse', shortRows: 'refuse', longRows: 'cut', trailingCells: 'refuse', unclosedQuote: 'keep' });
    expect(history.leadIds).toEqual(['3']);
    expect(refusedRows.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
    expect(batch.files[0]).toMatchObject({ rows: 5, imported: 1, merged: 0, refused: 4 });
  });
});

describe('orders that cannot be', () => {
  const BEFORE = 'Lead ID,Create Date,Became a Customer Date\n1,2026-02-01 10:00,2026-01-01 10:00\n2,2026-02-01 10:00,2026-02-01\n3,2026-02-01 10:00,2026-03-01 10:00\n4,2026-02-01 10:00,\n';
  it('are counted with examples and kept', async () => {
    const { findings, history } = await importChoosing(BEFORE);
    expect(finding(findings, 'impossibleOrder')).toMatchObject({ count: 1, proposed: 'keep', examples: ['"Became a Customer Date" (2026-01-01 10:00) lies before "Create Date" (2026-02-01 10:00).'] });
    expect(history.leadIds).toHaveLength(4);
  });
  it('are counted in every row of a long file', async () => {
    const rows = Array.from({ length: 200_001 }, (_, i) => `${i},2026-01-02,${i === 200_000 ? '2026-01-01' : '2026-01-03'}`);
    const { findings } = await inspect(`id,created,Became a Customer Date\n${rows.join('\n')}\n`);
    expect(finding(findings, 'impossibleOrder')).toMatchObject({ count: 1, sentence: expect.stringContaining('of 200,001 compared') });
  });
  it('go to the quarantine when that is chosen', async () => {
    const { history, refusedRows } = await importChoosing(BEFORE, { impossibleOrder: 'refuse' });
    expect(history.leadIds).toEqual(['2', '3', '4']);
    expect(refusedRows).toMatchObject([{ line: 1, reason: expect.stringContaining('lies before') }]);
  });
});

describe('files that misbehave', () => {
  it('have odd paths', async () => {
    expect((await inspect('Lead ID\n1\n', {}, "O'Brien & Söhne (ä) #1 %20 表.csv")).name).toBe("O'Brien & Söhne (ä) #1 %20 表.csv");
  });
  it('grow between the look and the import, and what is there then is read', async () => {
    const port = createImportPort();
    const file = aFile('Lead ID\n1\n', 'grows.csv');
    const looked = await port.inspect([file], [], 'UTC');
    if (!looked.ok) throw new Error(looked.error.message);
    appendFileSync(file.path, '2\n3\n');
    const options = { clientZone: 'UTC', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined };
    const files = looked.value.files.map(({ mapping }) => ({ ...file, mapping }));
    const run = await port.run(files, looked.value.vocabulary, options);
    expect(run.ok && run.value.batch.files[0]).toMatchObject({ rows: 3, imported: 3 });
    rmSync(file.path);
    expect(await port.run(files, looked.value.vocabulary, options)).toMatchObject({ ok: false, error: { code: 'unreadableFile', message: expect.stringContaining('grows.csv can no longer be read.') } });
  });
});

describe('what is too large', () => {
  const wide = (columns: number): string => `Lead ID,${Array.from({ length: columns - 1 }, (_, i) => `c${i}`).join(',')}\n`;
  it('is refused as a file when it has more columns than a spreadsheet', async () => {
    const reply = await createImportPort().inspect([aFile(wide(20_000), 'wide.csv')], [], 'UTC');
    expect(reply).toMatchObject({ ok: false, error: { message: expect.stringContaining('wide.csv has 20,000 columns, and at most 16,384 are read.') } });
  });
  it('is read when it has 5,000 columns, with fewer values counted in each', async () => {
    const { history } = await importChoosing(`${wide(5000)}${Array.from({ length: 8 }, (_, row) => Array.from({ length: 5000 }, (__, i) => `${row}-${i}`).join(',')).join('\n')}\n`);
    expect(history.fields).toHaveLength(4999);
    expect(history.fields.find(({ name }) => name === 'c4998')?.values.slice(0, 2)).toEqual(['', '0-4999']);
  });
  it('is refused as a row when a cell has megabytes', async () => {
    const { history, refusedRows } = await importChoosing(`Lead ID,Notes\n1,${'x'.repeat(5 << 20)}\n2,b\n`);
    expect(history.leadIds).toEqual(['2']);
    expect(refusedRows[0]?.reason).toBe('The row has a cell of 5 MB, and at most 1 MB is read.');
  });
});
