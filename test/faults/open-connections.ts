import Database from 'better-sqlite3';

/** The connections that this process has opened since, so that a test can make one of them run out of room. */
export interface OpenConnections {
  /** The newest open connection whose file lies at a path with these words in it. */
  of(words: string): Database.Database;
  stop(): void;
}

/** Watches every connection from its first pragma on; the product opens none without. */
export function watchConnections(): OpenConnections {
  const seen = new Set<Database.Database>();
  const { pragma } = Database.prototype;
  Database.prototype.pragma = function watched(this: Database.Database, ...given: Parameters<typeof pragma>): unknown {
    seen.add(this);
    return pragma.apply(this, given);
  };
  return {
    of(words) {
      const found = [...seen].reverse().find((connection) => connection.open && connection.name.includes(words));
      if (found === undefined) throw new Error(`no open connection of ${words}`);
      return found;
    },
    stop() {
      Database.prototype.pragma = pragma;
    },
  };
}
