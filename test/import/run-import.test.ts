import { describe, expect, it } from 'vitest';
import { factsOf, runImport, tryImport } from './import-fixture.ts';

const LEADS = { content: 'id,created,name,mail,owner,mql date,status,size,country\n1,2026-01-01 10:00,Ann,a@x.example,Kim,2026-01-05 09:00,,10,Ireland\n2,2026-07-01 10:00,Bo,b@x.example,,,,,Select\n' };
const OWNERS = { kind: 'owners' as const, content: 'id,name,zone,start,end,cap,active,left\n7,Kim,Europe/Dublin,9:00,17:30,5,true,\n8,Lou,Nowhere/Land,8:00,16:00,,false,2026-03-01T00:00:00Z\n' };
const kindsOf = (findings: readonly { kind: string; count: number }[]): Record<string, number> => Object.fromEntries(findings.map(({ kind, count }) => [kind, count]));

describe('many events', () => {
  it('are taken and refused row by row, in their order', async () => {
    const rows = Array.from({ length: 1000 }, (_, i) => (i % 300 === 299 ? `${1 + (i % 2)},2026-03-01,call,too,many,cells,by,far,in,this,row` : `${i % 7 === 0 ? 9 : 1 + (i % 2)},${i % 11 === 0 ? 'never' : '2026-03-01'},call`));
    const { history, batch, refusedRows } = await runImport([LEADS, { kind: 'events', content: `lead,at,type,event\n${rows.map((row, i) => (i % 300 === 299 ? row : `${row},${i}`)).join('\n')}\n` }]);
    const isRefused = (i: number): boolean => i % 300 === 299 || i % 7 === 0 || i % 11 === 0;
    const refused = rows.flatMap((_, i) => (isRefused(i) ? [i + 1] : []));
    expect(refusedRows.map(({ line }) => line)).toEqual(refused);
    expect(refusedRows.find(({ line }) => line === 1)?.reason).toBe('There is no lead "9" in the leads that were imported.');
    expect(refusedRows.find(({ line }) => line === 12)?.reason).toBe('The time "never" could not be read as a date.');
    expect(batch.files.find(({ kind }) => kind === 'events')).toMatchObject({ rows: 1000, imported: 1000 - refused.length, refused: refused.length });
    expect(factsOf(history, '1').length + factsOf(history, '2').length).toBeGreaterThanOrEqual(1000 - refused.length);
  });
});

describe('leads', () => {
  it('become leads with typed fields under their headers', async () => {
    const { history } = await runImport([LEADS], { blanks: ['Select'] });
    expect(history.leadIds).toEqual(['1', '2']);
    const size = history.fields.find(({ name }) => name === 'size');
    const country = history.fields.find(({ name }) => name === 'country');
    expect(size).toMatchObject({ type: 'number', personal: false, values: ['', '10'] });
    expect([...(size?.current ?? [])]).toEqual([1, 0]);
    expect(country?.values).toEqual(['', 'Ireland']);
    expect(history.fields.filter(({ personal }) => personal).map(({ name }) => name)).toEqual(['name', 'mail']);
    expect(history.roles).toMatchObject({ name: 'name', email: 'mail' });
  });
  it('have their times read on the clock of the file\'s zone', async () => {
    const { history } = await runImport([LEADS]);
    expect([...history.createdAt].map((at) => new Date(at).toISOString())).toEqual(['2026-01-01T10:00:00.000Z', '2026-07-01T09:00:00.000Z']);
  });
  it('get stage facts from stage dates and an owner at the MQL date, noted as assumed', async () => {
    const { history, batch } = await runImport([LEADS, OWNERS]);
    expect(factsOf(history, '1')).toEqual(['2026-01-05T09:00 stage 1 0 -', '2026-01-05T09:00 owner 0 0 7']);
    expect(kindsOf(batch.findings)).toMatchObject({ ownersWithoutHistory: 1 });
    expect(history.level).toBe('A');
  });
  it('keep an owner that no file explains, and say so', async () => {
    const { history, batch } = await runImport([LEADS]);
    expect(history.owners).toMatchObject([{ extId: 'Kim', name: 'Kim', zone: 'Europe/London' }]);
    expect(kindsOf(batch.findings)).toMatchObject({ unknownOwners: 1 });
  });
  it('with a repeated id count once: the one created first', async () => {
    const { history, batch } = await runImport([{ content: 'id,created,country\n1,2026-02-01,B\n1,2026-01-01,A\n1,2026-01-01,A\n,2026-01-01,C\n' }]);
    expect(history.fields[0]?.values[history.fields[0].current[0] ?? 0]).toBe('A');
    expect(batch.files[0]).toMatchObject({ rows: 4, imported: 1, merged: 2, refused: 1 });
    expect(kindsOf(batch.findings)).toMatchObject({ duplicateLeadIds: 1, repeatedLeads: 1 });
  });
  it('of one e-mail and one name are left out when they came later', async () => {
    const content = 'id,created,name,mail\n3,2026-01-03,Ann,A@X.example\n1,2026-01-02,Ann,a@x.example\n2,2026-01-04,Bo,a@x.example\n';
    expect([...(await runImport([{ content }])).history.excluded]).toEqual([0, 0, 1]);
    expect([...(await runImport([{ content }], { excludeDuplicates: false })).history.excluded]).toEqual([0, 0, 0]);
  });
  it('that are left out as repeated do not count in what was noticed', async () => {
    const content = 'id,created,name,mail,status\n1,2026-01-02,Ann,a@x.example,no\n2,2026-01-03,Ann,a@x.example,no\n3,2026-01-04,Bo,b@x.example,no\n';
    expect(kindsOf((await runImport([{ content }])).batch.findings)).toMatchObject({ duplicateLeads: 1, outcomesWithoutTime: 2 });
    expect(kindsOf((await runImport([{ content }], { excludeDuplicates: false })).batch.findings)).toMatchObject({ outcomesWithoutTime: 3 });
  });
  it('rejected without a date are put at the last known moment; stages without one are not invented', async () => {
    const { history, batch } = await runImport([{ content: 'id,created,status\n1,2026-01-01 10:00,no\n2,2026-01-01,ready\n' }]);
    expect(factsOf(history, '1')).toEqual(['2026-01-01T10:00 stage 6 0 -']);
    expect(factsOf(history, '2')).toEqual([]);
    expect(kindsOf(batch.findings)).toMatchObject({ outcomesWithoutTime: 1 });
  });
  it('without any time still make a history', async () => {
    const { history } = await runImport([{ content: 'id,size\na,1\nb,2\n' }]);
    expect([history.from, history.to]).toEqual([NaN, NaN]);
  });
  it('join first and last name', async () => {
    const columns = [{ column: 'id', target: 'leadId' }, { column: 'a', target: 'firstName' }, { column: 'b', target: 'lastName' }];
    const { history } = await runImport([{ content: 'id,a,b\n1,Ann,Ng\n', columns }]);
    expect(history.roles.name).toBe('Full name');
    expect(history.fields.at(-1)).toMatchObject({ name: 'Full name', personal: true, values: ['', 'Ann Ng'] });
  });
});

describe('owners', () => {
  it('keep their hours, cap and leaving; an unknown zone becomes the client\'s', async () => {
    const { history, batch } = await runImport([LEADS, OWNERS]);
    expect(history.owners).toMatchObject([
      { extId: '7', zone: 'Europe/Dublin', workStart: 540, workEnd: 1050, dayCap: 5, inactiveFrom: null },
      { extId: '8', zone: 'Europe/London', dayCap: null, inactiveFrom: Date.UTC(2026, 2, 1) },
    ]);
    expect(kindsOf(batch.findings)).toMatchObject({ unknownZone: 1 });
  });
});

describe('events', () => {
  const events = (rows: string): { kind: 'events'; content: string } => ({ kind: 'events', content: `event,lead,at,type,asset,by,auto\n${rows}` });
  it('become engagements with owner and automation', async () => {
    const { history } = await runImport([LEADS, OWNERS, events('1,1,2026-01-02T10:00:00Z,Call,first,7,false\n2,1,2026-01-02T11:00:00Z,Mail,step,,true\n')]);
    expect(factsOf(history, '1').slice(0, 2)).toEqual(['2026-01-02T10:00 engagement 0 0 7', '2026-01-02T11:00 engagement 1 1 -']);
    expect([...history.facts.automated]).toEqual([0, 1, 0, 0]);
    expect(history.level).toBe('B');
  });
  it('of unknown leads, without a readable time or type are refused with a sentence', async () => {
    const { batch, refusedRows } = await runImport([LEADS, events('1,99,2026-01-02,Call,,,\n2,1,some day,Call,,,\n3,1,2026-01-02,,,,\n4,1,2026-01-02,Call,,,\n')]);
    expect(batch.files[1]).toMatchObject({ rows: 4, imported: 1, merged: 0, refused: 3 });
    expect(refusedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'There is no lead "99" in the leads that were imported.'],
      [2, 'The time "some day" could not be read as a date.'],
      [3, 'The row has no type of event.'],
    ]);
  });
  it('that repeat exactly collapse; with ids of their own they do not', async () => {
    const { batch } = await runImport([LEADS, events('1,1,2026-01-02,Call,a,,\n1,1,2026-01-02,Call,a,,\n2,1,2026-01-02,Call,a,,\n')]);
    expect(batch.files[1]).toMatchObject({ rows: 3, imported: 2, merged: 1, refused: 0 });
  });
  it('of one instant stand in order of their ids', async () => {
    const { history } = await runImport([LEADS, events('10,1,2026-01-02,A,,,\n9,1,2026-01-02,B,,,\n')]);
    expect([...history.facts.subject.subarray(0, 2)].map((code) => history.eventTypes[code])).toEqual(['B', 'A']);
  });
});

describe('property history', () => {
  const changes = (rows: string): { kind: 'propertyHistory'; content: string } => ({ kind: 'propertyHistory', content: `lead,property,value,at\n${rows}` });
  it('tells stages, owners and values, and outranks stage dates', async () => {
    const { history } = await runImport([LEADS, OWNERS, changes('1,stage,ready,2026-01-05T09:00:30Z\n1,owner,7,2026-01-05T09:00:31Z\n1,size,9,2026-01-03T00:00:00Z\n1,plan,gold,2026-01-04T00:00:00Z\n')]);
    expect(factsOf(history, '1')).toEqual([
      '2026-01-03T00:00 property 3 2 -',
      '2026-01-04T00:00 property 5 1 -',
      '2026-01-05T09:00 stage 1 0 -',
      '2026-01-05T09:00 owner 0 0 7',
    ]);
    expect(history.fields[3]).toMatchObject({ name: 'size', hasHistory: true, values: ['', '10', '9'] });
    expect(history.fields[5]).toMatchObject({ name: 'plan', hasHistory: true });
    expect([...(history.fields[5]?.current ?? [])]).toEqual([1, 0]);
  });
  it('of a status column sets outcomes at their own time', async () => {
    const leads = { content: 'id,created,status\n1,2026-01-01,no\n' };
    const { history, batch } = await runImport([leads, changes('1,state,no,2026-01-09T00:00:00Z\n')], { propertyColumns: [{ property: 'state', column: 'status' }] });
    expect(factsOf(history, '1')).toEqual(['2026-01-09T00:00 property 0 1 -', '2026-01-09T00:00 stage 6 0 -']);
    expect(batch.files[1]).toMatchObject({ rows: 1, imported: 1 });
  });
  it('refuses stage values that stand for nothing', async () => {
    const { refusedRows, batch } = await runImport([LEADS, changes('1,stage,odd,2026-01-05T09:00:30Z\n')]);
    expect(refusedRows[0]?.reason).toContain('"odd" stands for no stage');
    expect(kindsOf(batch.findings)).toMatchObject({ unmappedStages: 1 });
  });
});

describe('deals', () => {
  it('become created, won and lost facts with money in minor units', async () => {
    const content = 'deal,lead,amount,stage,created,closed\n5,1,"1,200.50",won,2026-02-01,2026-03-01\n6,1,9,lost,2026-02-02,\n5,1,7,won,2026-02-03,2026-03-01\n7,99,1,won,2026-02-01,2026-03-01\n';
    const { history, batch } = await runImport([LEADS, { kind: 'deals', content }]);
    expect(history.deals).toEqual([{ extId: '5', lead: 0, amountMinor: 120050, currency: 'EUR' }, { extId: '6', lead: 0, amountMinor: 900, currency: 'EUR' }]);
    expect(factsOf(history, '1').slice(2)).toEqual(['2026-02-01T00:00 deal 0 0 -', '2026-02-02T00:00 deal 0 1 -', '2026-03-01T00:00 deal 1 0 -']);
    expect(batch.files[1]).toMatchObject({ rows: 4, imported: 2, merged: 1, refused: 1 });
    expect(kindsOf(batch.findings)).toMatchObject({ closedWithoutDate: 1, repeatedDeals: 1 });
  });
});

describe('what goes wrong', () => {
  it('is refused as a whole when no lead can be read', async () => {
    expect(await tryImport([{ content: 'a,b\n1,2\n', columns: [] }])).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringContaining('the lead id') } });
    expect(await tryImport([OWNERS])).toMatchObject({ ok: false, error: { message: expect.stringContaining('No lead was read') } });
  });
  it('stops when cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await tryImport([LEADS], {}, controller.signal)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
  it('reports ragged rows and an unclosed quotation mark', async () => {
    const { batch, refusedRows } = await runImport([{ content: 'id,size,country\n1,5\n2,6,Ireland,extra\n3,7,Spain,\n4,8,"Peru\n' }]);
    expect(batch.files[0]).toMatchObject({ rows: 4, imported: 2, merged: 0, refused: 2 });
    expect(kindsOf(batch.findings)).toMatchObject({ shortRows: 1, trailingCells: 1 });
    expect(refusedRows.map(({ line }) => line)).toEqual([2, 4]);
  });
  it('counts dates that could not be read and dates that could be read two ways', async () => {
    const { batch } = await runImport([{ content: 'id,created\n1,soon\n2,01/02/2026\n', mapping: { dateOrder: 'DMY' } }]);
    expect(kindsOf(batch.findings)).toMatchObject({ unreadableDates: 1, ambiguousDates: 1 });
  });
  it('notes columns that the file does not have', async () => {
    const { batch } = await runImport([{ content: 'id\n1\n', columns: [{ column: 'id', target: 'leadId' }, { column: 'gone', target: 'email' }] }]);
    expect(kindsOf(batch.findings)).toMatchObject({ missingColumn: 1 });
  });
  it('counts ranges that a spreadsheet turned into months, and takes no notice of a trailing empty column', async () => {
    const { batch } = await runImport([{ content: 'id,country,\n1,51-200,\n2,10-Jan,\n3,Nov-50,\n' }]);
    expect(kindsOf(batch.findings)).toEqual({ eatenRanges: 2 });
  });
});
