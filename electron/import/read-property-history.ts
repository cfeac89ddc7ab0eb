import { FACT, STATES } from '../../shared/engine/history/history.ts';
import { stageSetterOf } from '../../shared/engine/history/stage-setter.ts';
import { NO_FILE } from './fact-table.ts';
import { cellOf, columnNameOf, instantsOf, type FileInHand, type KindReader } from './file-reader.ts';
import { counted } from './findings.ts';
import type { FieldDraft } from './lead-table.ts';
import { trimmed, type CellRow } from './cell-row.ts';
import { noteOwner } from './owner-cells.ts';
import { unknownLead } from './read-events.ts';

/** Each row becomes a stage, an owner or a property fact of its lead, by the property that it names. */
export function propertyHistoryReader(file: FileInHand): KindReader {
  const { state } = file;
  const { vocabulary, facts } = state;
  const [leadId, property, value, at] = [cellOf(file, 'leadId', true), cellOf(file, 'property', true), cellOf(file, 'value', true), cellOf(file, 'at', true)];
  const setterIn = settersOf(file);
  const instants = instantsOf(file, columnNameOf(file, 'at'));
  const fields = new Map<string, { readonly draft: FieldDraft; readonly index: number }>();
  const columnOf = new Map(vocabulary.propertyColumns.map((pair) => [pair.property, pair.column]));
  const fieldFor = (name: string): { readonly draft: FieldDraft; readonly index: number } => {
    let field = fields.get(name);
    if (field === undefined) {
      const draft = state.leads.field(columnOf.get(name) ?? name, { isPersonal: false, type: null, isFromHistoryOnly: true, readInstant: (raw) => instants.readAny(raw) });
      draft.hasHistory = true;
      fields.set(name, (field = { draft, index: state.leads.fields.indexOf(draft) }));
    }
    return field;
  };
  const takeStage = (lead: number, instant: number, to: string, row: CellRow): string | null => {
    if (to === '') return 'The stage was cleared here, and a cleared stage sets none.';
    const known = state.stateOf.get(to);
    if (known === undefined) return noteUnmapped(file, to);
    facts.add(lead, instant, FACT.stage, STATES.indexOf(known), setterIn(row), 0, 0, file.number, 0);
    return null;
  };
  const takeProperty = (lead: number, instant: number, name: string, text: string, row: CellRow): void => {
    const field = fieldFor(name);
    const code = value.find(row) ? field.draft.changes.code(row.bytes, trimmed.start, trimmed.end) : 0;
    facts.add(lead, instant, FACT.property, field.index, code, 0, 0, file.number, 0);
    const status = state.stateColumns.has(field.draft.name) || state.knownStateColumns.has(field.draft.name) ? state.stateOf.get(text) : undefined;
    if (status !== undefined) facts.add(lead, instant, FACT.stage, STATES.indexOf(status), setterIn(row), 0, 0, NO_FILE, 0);
  };
  return {
    row(row) {
      const lead = leadId.find(row) ? state.leads.find(row.bytes, trimmed.start, trimmed.end) : -1;
      if (lead < 0) return unknownLead(leadId.text(row));
      if (!at.find(row)) return 'The row has no time.';
      const instant = instants.readBytes(row.bytes, trimmed.start, trimmed.end);
      if (Number.isNaN(instant)) return `The time "${at.text(row)}" could not be read as a date.`;
      const name = property.text(row);
      const text = value.text(row);
      if (name === '') return 'The row names no property.';
      if (name === vocabulary.stageProperty) {
        const refusal = takeStage(lead, instant, text, row);
        if (refusal !== null) return refusal;
      } else if (name === vocabulary.ownerProperty) {
        const { code, isUnknown } = state.owners.codeOf(text);
        if (isUnknown) noteOwner(file, text);
        facts.add(lead, instant, FACT.owner, 0, 0, code, 0, file.number, 0);
      } else {
        takeProperty(lead, instant, name, text, row);
      }
      state.hasPropertyHistory = true;
      file.count.imported++;
      return null;
    },
  };
}

/** Who set the stage of a row, by the source that it names; few texts, so each is read once. */
function settersOf(file: FileInHand): (row: CellRow) => number {
  const source = cellOf(file, 'source');
  const setters = new Map<string, number>();
  return (row) => {
    const text = source.isMapped ? source.text(row) : '';
    const setter = setters.get(text) ?? stageSetterOf(text);
    setters.set(text, setter);
    return setter;
  };
}

function noteUnmapped(file: FileInHand, value: string): string {
  file.state.findings.note('unmappedStages', file.name, {
    sentence: (count) => `${counted(count, 'stage change', 'stage changes')} of ${file.name} had a value that stands for no stage.`,
    effect: 'Refused. Map the value to a stage and import again to keep them.',
  }, value);
  return `The stage value "${value}" stands for no stage. Map it and import again.`;
}
