/** The names under which parts of an agreement are attached to its file. */
export const ATTACHMENTS = {
  /** The canonical configuration, whose SHA-256 is the fingerprint. */
  configuration: 'baton-configuration.json',
  /** What the replay showed when it was frozen, without leads. */
  evidence: 'baton-evidence.json',
  /** What the room drew and decided until then, without leads. */
  record: 'baton-day-record.json',
  /** Who did what and when, each entry bound to the one before. */
  trail: 'baton-audit-trail.json',
} as const;
