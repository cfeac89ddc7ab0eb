/** The workshop database as kysely sees it; one interface per table of migrations/workshop. Instants are UTC ms. */
export interface WorkshopTables {
  workshop: {
    id: string; title: string; client_name: string; zone: string; currency: string;
    starts_at: number; current_response_minutes: number | null; saved_at: number;
    delete_by: number | null; pseudonym_key: string | null;
  };
  participant: { id: string; position: number; name: string; team: string; role: string; can_sign: number };
  proposal: { id: string; name: string; revision: number; current_edit: number; created_at: number };
  proposal_edit: { proposal_id: string; number: number; label: string; configuration: string; at: number };
  handoff_map: { id: string; revision: number; current_edit: number; created_at: number; put_away_at: number | null };
  handoff_map_edit: { map_id: string; number: number; label: string; at: number; name: string; kind: 'asIs' | 'toBe'; steps: number; edges: number; content: Uint8Array };
  absence: { id: string; rep_id: string; starts_at: number; ends_at: number; kind: string | null; batch_id: string | null };
  imported_hours: { batch_id: string; number: number; content: string };
  import_batch: { id: string; at: number; summary: string; how: string | null };
  batch_segment: { batch_id: string; name: string; part: number; bytes: Uint8Array };
  import_source: { batch_id: string; file: string; part: number; codec: string; bytes: Uint8Array };
  refused_row: { batch_id: string; number: number; file: string; line: number; reason: string; cells: string };
  client_figure: { by: 'all' | 'month' | 'source'; name: string; measure: string; value: number };
  population: { id: number; rule: string; accepted_by: string; saved_at: number };
  history_segment: { name: string; part: number; bytes: Uint8Array };
  kept_answer: { name: string; key: string; answer: string };
  agreement: {
    id: string; proposal_id: string; proposal_name: string; version: number; status: string;
    frozen_at: number; config_hash: string; configuration: string; evidence: string | null; day_record: string | null;
  };
  signature: {
    agreement_id: string; participant_id: string; name: string; team: string; role: string; method: string;
    drawing: string | null; statement: string; at: number; device_zone: string;
  };
  evidence_setting: { id: number; settings: string; pinned_proposal_id: string | null };
  frozen_replay: {
    id: string; number: number; frozen_at: number; note: string; proposal_id: string; proposal_name: string;
    history_hash: string; config_hash: string; result_hash: string; engine_version: string; configuration: string; summary: string;
  };
  sealed_file: {
    agreement_id: string; signatures: number; made_at: number; pages: number; sha256: string; certificate: string; is_kept: 0 | 1; bytes: Uint8Array;
  };
  audit_entry: { number: number; at: number; who: string; deed: string; about: string; previous: string; hash: string };
  document_look: { id: number; paper: 'A4' | 'Letter'; colour: string | null; logo_name: string | null; logo: Uint8Array | null };
  push_plan: { id: string; agreement_id: string; planned_at: number; config_hash: string; snapshot_hash: string; portal: string; direction: 'push' | 'rollback'; snapshot: string | null; rehearsal: string | null };
  push_operation: { plan_id: string; number: number; operation: string };
  push_journal: {
    number: number; plan_id: string; portal_id: string; operation_id: string; at: number;
    phase: string; status: number | null; correlation_id: string | null; message: string; before: string | null; after: string | null;
  };
  push_change: { number: number; plan_id: string; portal_id: string; operation_id: string; operation: string; at: number; undone_at: number | null };
  portal_binding: { id: number; portal_id: string; account: string; bound_at: number };
  portal_reading: { id: number; portal_id: string; state: string };
  portal_reading_part: { number: number; file: string; bytes: Uint8Array };
  portal_inventory: { id: number; portal_id: string; inventory: string };
  rehearsal_portal: { id: number; state: string };
  ledger: { id: number; revision: number; current_edit: number };
  ledger_edit: { number: number; label: string; at: number; content: string };
  blind_round: {
    id: string; position: number; status: 'open' | 'revealed' | 'discarded'; started_at: number; revealed_at: number | null;
    revision: number; seed: number; cases: string; drawn: string;
  };
  blind_seat: {
    round_id: string; id: string; position: number; participant_id: string | null; label: string; team: string;
    sitting: string | null; locked_at: number | null; is_open: number;
  };
  blind_ballot: {
    round_id: string; seat_id: string; case_number: number; sitting: string; verdict: 'workNow' | 'nurture' | 'disqualify';
    confidence: number; reasons: string; note: string; at: number;
  };
}

/** The app's own database: settings and recents. */
export interface AppTables {
  setting: { key: string; value: string };
  recent: { workshop_id: string; title: string; client_name: string; starts_at: number; leads: number; opened_at: number; delete_by: number | null };
  import_profile: { id: string; name: string; saved_at: number; mapping: string };
}
