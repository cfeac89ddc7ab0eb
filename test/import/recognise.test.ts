import { describe, expect, it } from 'vitest';
import { HUBSPOT_HEADERS } from '../../electron/import/hubspot-headers.ts';
import { localStageIn, localStageOfDateHeader } from '../../electron/import/local-stages.ts';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import type { ImportProfile } from '../../shared/contract/schemas/import.ts';
import { aFile, inspect } from './import-fixture.ts';

const targetsOf = (file: Awaited<ReturnType<typeof inspect>>): Record<string, string> => Object.fromEntries(file.columns.map(({ column, guess }) => [column, guess.stage === undefined ? guess.target : `${guess.target} ${guess.stage}`]));
const CELLS: Readonly<Record<string, string>> = { 'Record ID': '1', 'First Name': 'Zoë', 'Last Name': 'Ng', Email: 'z@one.example', 'Create Date': '2026-01-23 13:07', 'Lifecycle Stage': 'lead', 'Contact owner': 'Kim Lee' };
const MEANINGS: Readonly<Record<string, string>> = { 'Record ID': 'leadId', 'First Name': 'firstName', 'Last Name': 'lastName', Email: 'email', 'Phone Number': 'phone', 'Company Name': 'company', 'Original Source': 'source', 'Contact owner': 'owner', 'Lifecycle Stage': 'currentState', 'Lead Status': 'currentState', 'Create Date': 'createdAt' };

describe('a HubSpot export', () => {
  it.each(Object.keys(HUBSPOT_HEADERS))('is recognised in %s and its usual columns are mapped', async (language) => {
    const names = Object.entries(HUBSPOT_HEADERS[language] ?? {}).map(([english, local]) => [english, local[0] ?? ''] as const);
    const file = await inspect(`${names.map(([, local]) => local).join(',')}\n${names.map(([english]) => CELLS[english] ?? '').join(',')}\n`);
    expect(file.recognised).toMatchObject({ profile: 'hubspot', name: `HubSpot contacts (${language})` });
    expect(file.kind).toBe('leads');
    const mapped = targetsOf(file);
    for (const [english, target] of Object.entries(MEANINGS)) expect([english, mapped[names.find(([name]) => name === english)?.[1] ?? '']]).toEqual([english, target]);
  });
  it.each([
    ['Datum, an dem der Kontakt zum Marketing Qualified Lead wurde', 'mql'], ['Fecha en que se convirtió en lead calificado de ventas', 'sql'], ['Date à laquelle le contact est devenu client', 'customer'],
    ['商談になった日付', 'opportunity'], ['Werd een klant op datum', 'customer'], ['Data em que se tornou uma oportunidade', 'opportunity'], ['Data in cui è diventato un lead qualificato per il marketing', 'mql'],
    ['Data: został klientem', null], ['Blev kund datum', 'customer'], ['Became a Marketing Qualified Lead Date', 'mql'], ['Fecha de creación', null], ['Datum des letzten Kontakts', null],
  ])('has "%s" for %s', (header, stage) => {
    expect(localStageOfDateHeader(header)).toBe(stage);
  });
  it('knows stage values in its languages', () => {
    expect(['Marketing-qualifizierter Lead', 'Lead qualifié par les ventes', 'Kunde', 'Oportunidad', 'Asiakas', 'blue'].map(localStageIn)).toEqual(['mql', 'sql', 'customer', 'opportunity', 'customer', null]);
  });
  it('is known by the name of its file when few columns are there', async () => {
    const text = 'Record ID,First Name,Notes\n1,Zoë,x\n';
    expect((await inspect(text, {}, 'hubspot-crm-exports-all-contacts-2026-01-23.csv')).recognised?.profile).toBe('hubspot');
    expect((await inspect(text)).recognised).toBeNull();
  });
});

describe('other exports', () => {
  it('of Salesforce leads and their history are recognised and mapped', async () => {
    const leads = await inspect('Id,FirstName,LastName,Company,LeadSource,Status,OwnerId,CreatedDate,IsConverted\n00Q1,Zoë,Ng,One,Web,Open,005A,2026-01-23T13:07:00.000+0000,true\n');
    expect(leads.recognised?.profile).toBe('salesforceLead');
    expect(targetsOf(leads)).toEqual({ Id: 'leadId', FirstName: 'firstName', LastName: 'lastName', Company: 'company', LeadSource: 'source', Status: 'currentState', OwnerId: 'owner', CreatedDate: 'createdAt', IsConverted: 'outcome' });
    const history = await inspect('Id,LeadId,Field,OldValue,NewValue,CreatedDate,CreatedById\n017,00Q1,Status,Open,Qualified,2026-01-24T09:00:00.000+0000,005A\n');
    expect(history).toMatchObject({ kind: 'propertyHistory', recognised: { profile: 'salesforceHistory' } });
    expect(targetsOf(history)).toMatchObject({ LeadId: 'leadId', Field: 'property', NewValue: 'value', CreatedDate: 'at', OldValue: 'ignore' });
  });
  it('that are event logs are taken as activities of cases', async () => {
    const log = await inspect('case:concept:name,concept:name,time:timestamp,org:resource\n1,Call,2026-01-24T09:00:00Z,Kim\n');
    expect(log).toMatchObject({ kind: 'events', recognised: { profile: 'eventLog' } });
    expect(Object.values(targetsOf(log))).toEqual(['leadId', 'type', 'at', 'owner']);
  });
  it('of HubSpot property history are known by the properties', async () => {
    expect((await inspect('contact_id,property,value,timestamp\n1,lifecyclestage,lead,2026-01-23T13:07:52Z\n')).recognised?.profile).toBe('hubspotHistory');
  });
  it('with Baton’s own names are recognised', async () => {
    expect((await inspect('leadId,createdAt,firstName\n1,2026-01-23,Zoë\n')).recognised?.profile).toBe('baton');
  });
  it('that are none of these are not', async () => {
    expect((await inspect('name,age\nZoë,30\n')).recognised).toBeNull();
  });
});

describe('a mapping that was kept', () => {
  const kept = (columns: ImportProfile['mapping']['columns']): ImportProfile => ({ id: 'p1', name: 'Client export', savedAt: 1, mapping: { fileId: '', kind: 'leads', encoding: 'utf-8', delimiter: ',', dateOrder: 'MDY', zone: 'UTC', columns } });
  const look = async (profile: ImportProfile, corrections = {}) => {
    const file = aFile('Key,Born,Plan\n1,3/4/2026,Gold\n2,5/6/2026,Tin\n', 'c.csv');
    const reply = await createImportPort().inspect([file], [{ fileId: file.fileId, ...corrections }], 'UTC', [profile]);
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value.files[0];
  };
  it('is offered for the next file that has its columns', async () => {
    const file = await look(kept([{ column: 'Key', target: 'leadId' }, { column: 'Born', target: 'createdAt' }, { column: 'Gone', target: 'ignore' }]));
    expect(file?.recognised).toMatchObject({ profile: 'p1', name: 'Client export' });
    expect(file?.mapping).toMatchObject({ dateOrder: 'MDY', columns: [{ target: 'leadId' }, { target: 'createdAt' }, { target: 'field' }] });
    expect(file?.columns[1]?.reason).toBe('As kept in “Client export”.');
  });
  it('gives way to what the person says', async () => {
    const file = await look(kept([{ column: 'Key', target: 'leadId' }, { column: 'Born', target: 'createdAt' }]), { columns: [{ column: 'Born', target: 'ignore' }] });
    expect(file?.columns[1]).toMatchObject({ guess: { target: 'ignore' }, reason: 'Chosen by you.' });
  });
  it('is not offered for a file that lacks one of its columns', async () => {
    expect((await look(kept([{ column: 'Key', target: 'leadId' }, { column: 'Elsewhere', target: 'createdAt' }])))?.recognised).toBeNull();
  });
});
