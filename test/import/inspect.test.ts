import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { aFile, inspect } from './import-fixture.ts';
import { createImportPort } from '../../electron/import/create-import-port.ts';

const HUBSPOT = [
  'Record ID,First Name,Last Name,Email,Contact owner,Lifecycle Stage,Create Date,Became a Marketing Qualified Lead Date,Staff,Original Source',
  '1,Zoë,Müller,zoe@one.example,Kim Lee,lead,2026-01-23 13:07,,12,Organic Search',
  '2,Ann,Ng,ann@two.example,,marketingqualifiedlead,2026-06-02 08:00,2026-06-03 09:00,40,Paid Search',
].join('\n');
const targetsOf = (file: Awaited<ReturnType<typeof inspect>>): Record<string, string> => Object.fromEntries(file.columns.map(({ column, guess }) => [column, guess.stage === undefined ? guess.target : `${guess.target} ${guess.stage}`]));

describe('how a file is written', () => {
  it.each([
    ['utf-8', Buffer.from(HUBSPOT)],
    ['utf-8-sig', Buffer.from(`\ufeff${HUBSPOT}`)],
    ['utf-16le', iconv.encode(HUBSPOT, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(HUBSPOT, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(HUBSPOT, 'utf-16le')],
    ['windows-1252', iconv.encode(HUBSPOT, 'windows-1252')],
  ])('is found to be %s', async (encoding, bytes) => {
    const file = await inspect(bytes);
    expect(file.mapping.encoding).toBe(encoding);
    expect(file.rows).toBe(2);
    expect(file.columns[0]?.column).toBe('Record ID');
    expect(file.columns[2]?.examples[0]?.raw).toBe('Müller');
  });
  it.each([',', ';', '\t', '|'])('is cut at %j', async (delimiter) => {
    const file = await inspect(HUBSPOT.replaceAll(',', delimiter).replaceAll('\n', '\r\n'));
    expect(file.mapping.delimiter).toBe(delimiter);
    expect(file.columns).toHaveLength(10);
    expect(file.columns.at(-1)?.examples[0]?.raw).toBe('Organic Search');
  });
  it('keeps quoted delimiters, quotes and line breaks inside a cell', async () => {
    const file = await inspect('id,note\n1,"a, b\nand ""c"""\n2,d\n');
    expect(file.rows).toBe(2);
    expect(file.columns[1]?.examples[0]?.raw).toBe('a, b\nand "c"');
  });
  it('takes apart rows that stand whole inside one cell', async () => {
    const file = await inspect('id,name,size\n"1,""Company, Ltd"",12"\n2,b,3\n');
    expect(file.rows).toBe(2);
    expect(file.columns[1]?.examples[0]?.raw).toBe('Company, Ltd');
    expect(file.notes).toContain('1 row stood whole inside one quoted cell and was taken apart.');
  });
  it('does not take a trailing delimiter for a column', async () => {
    expect((await inspect('id,name,\n1,a,\n2,b,\n')).columns.map(({ column }) => column)).toEqual(['id', 'name']);
  });
  it('gives repeated and empty headers names of their own', async () => {
    expect((await inspect('id,name,name,,x\n1,a,b,c,d\n')).columns.map(({ column }) => column)).toEqual(['id', 'name', 'name (2)', 'Column 4', 'x']);
  });
});

describe('what a file seems to be', () => {
  it.each([
    ['ids and names of owners', 'Owner ID,First Name,Last Name,Email\n7,Kim,Lee,kim@us.example\n8,Ann,Ng,ann@us.example\n', 'data.csv'],
    ['colleagues with one domain and a territory', 'Name,E-mail,Region\nKim,kim@us.example,North\nAnn,ann@us.example,South\nBo,bo@us.example,South\n', 'data.csv'],
    ['a list that its name gives away', 'Sales Agent,Manager\nKim,Lou\nAnn,Lou\n', 'sales team.csv'],
  ])('takes %s for owners', async (_, content, name) => {
    expect((await inspect(content, {}, name)).kind).toBe('owners');
  });
  it.each([
    ['people of many companies', 'id,name,email\n1,Kim,kim@one.example\n2,Ann,ann@two.example\n3,Bo,bo@three.example\n'],
    ['leads with an owner each', 'Name,Email,Owner,Region\nKim,kim@one.example,Lou,North\nAnn,ann@one.example,Lou,North\nBo,bo@two.example,Max,North\n'],
    ['leads of one company with a date of creation', 'User ID,Name,Email,Create Date\n1,Kim,kim@one.example,2026-01-01\n2,Ann,ann@one.example,2026-01-02\n3,Bo,bo@one.example,2026-01-03\n'],
  ])('takes %s for leads', async (_, content) => {
    expect((await inspect(content)).kind).toBe('leads');
  });
  it('finds leads with their stage dates by the usual headers', async () => {
    const file = await inspect(HUBSPOT);
    expect(file.kind).toBe('leads');
    expect(targetsOf(file)).toEqual({
      'Record ID': 'leadId', 'First Name': 'firstName', 'Last Name': 'lastName', Email: 'email', 'Contact owner': 'owner', 'Lifecycle Stage': 'currentState',
      'Create Date': 'createdAt', 'Became a Marketing Qualified Lead Date': 'stageDate mql', Staff: 'field', 'Original Source': 'source',
    });
    expect(file.columns[8]?.guess.type).toBe('number');
  });
  it.each([
    ['events', 'event_id,contact_id,occurred_at,type,asset,owner_id,automated\n1,2,2026-01-23T13:07:52.898Z,Visit,/home,,0\n'],
    ['owners', 'owner_id,name,email,territory,time_zone,work_start,work_end,daily_capacity,active\n7,Kim,k@x.example,North,Europe/London,9:00,17:00,8,true\n'],
    ['deals', 'deal_id,contact_id,amount,stage,create_date,close_date\n5,1,100,won,2026-01-01,2026-02-01\n'],
    ['propertyHistory', 'contact_id,property,value,timestamp\n1,stage,new,2026-01-23T13:07:52.898Z\n'],
  ])('finds %s', async (kind, text) => {
    expect((await inspect(text)).kind).toBe(kind);
  });
  it('shows three examples as they would be understood', async () => {
    const file = await inspect(HUBSPOT);
    expect(file.columns[6]?.examples).toEqual([
      { raw: '2026-01-23 13:07', read: '2026-01-23 13:07 UTC' },
      { raw: '2026-06-02 08:00', read: '2026-06-02 07:00 UTC' },
    ]);
    expect(file.notes).toContain('Times without a zone are read as Europe/London. Change the zone if the export came from another.');
  });
  it('keeps what the person corrected and guesses the rest', async () => {
    const file = await inspect(HUBSPOT, { zone: 'Asia/Dubai', columns: [{ column: 'Staff', target: 'ignore' }] });
    expect(targetsOf(file)).toMatchObject({ Staff: 'ignore', Email: 'email' });
    expect(file.columns[6]?.examples[0]?.read).toBe('2026-01-23 09:07 UTC');
  });
  it('finds the order of day and month', async () => {
    expect((await inspect('id,created\n1,23/01/2026\n2,03/04/2026\n')).mapping.dateOrder).toBe('DMY');
    expect((await inspect('id,created\n1,1/23/2026\n2,3/4/2026\n')).mapping.dateOrder).toBe('MDY');
  });
  it('warns of ranges that a spreadsheet turned into months', async () => {
    expect((await inspect('id,size\n1,51-200\n2,10-Jan\n3,Nov-50\n')).findings).toMatchObject([{ kind: 'eatenRanges', column: 'size', count: 2, examples: ['10-Jan → 1-10', 'Nov-50 → 11-50'], proposed: 'restore' }]);
  });
});

describe('the proposed vocabulary', () => {
  it('names stage, owner and column properties of a history, its states and the won stages', async () => {
    const files = [
      aFile('Record ID,Lead Status,Create Date\n1,Unqualified,2026-01-01\n', 'leads.csv'),
      aFile('contact_id,property,value,timestamp\n1,lifecyclestage,marketingqualifiedlead,2026-01-01T00:00:00Z\n1,hubspot_owner_id,7,2026-01-01T00:00:00Z\n1,hs_lead_status,Unqualified,2026-01-02T00:00:00Z\n', 'history.csv'),
      aFile('deal_id,contact_id,amount,stage,close_date\n1,1,5,closedwon,2026-02-01\n2,1,5,Closed lost,2026-02-01\n', 'deals.csv'),
    ];
    const reply = await createImportPort().inspect(files, [], 'UTC');
    expect(reply.ok && reply.value.vocabulary).toMatchObject({
      stageProperty: 'lifecyclestage',
      ownerProperty: 'hubspot_owner_id',
      propertyColumns: [{ property: 'hs_lead_status', column: 'Lead Status' }],
      wonStages: ['closedwon'],
      lostStages: ['Closed lost'],
      states: expect.arrayContaining([{ value: 'marketingqualifiedlead', state: 'mql' }, { value: 'Unqualified', state: 'rejected' }]),
    });
  });
});

describe('what is no table', () => {
  it.each([
    ['an empty file', '', 'is empty'],
    ['blank lines', '\n\n \n', 'is empty'],
    ['an archive', Buffer.from('504b030414000600', 'hex'), 'is an archive that is no .xlsx workbook'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'is an old Office document (.xls) or a workbook with a password'],
    ['a PDF', '%PDF-1.7 ...', 'is a PDF'],
    ['binary rubbish', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 23)), 'is not a text file'],
  ])('refuses %s with a sentence', async (_, content, words) => {
    const reply = await createImportPort().inspect([aFile(content, 'data.csv')], [], 'UTC');
    expect(reply).toMatchObject({ ok: false, error: { code: 'unreadableFile', message: expect.stringContaining(`data.csv ${words}`) } });
  });
  it('refuses a file that has gone', async () => {
    const reply = await createImportPort().inspect([{ fileId: 'x', path: '/nowhere/data.csv', name: 'data.csv', bytes: 3 }], [], 'UTC');
    expect(reply).toMatchObject({ ok: false, error: { code: 'unreadableFile', message: expect.stringContaining('data.csv can no longer be read') } });
  });
});
