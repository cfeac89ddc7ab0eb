import Database from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect, type Driver } from 'kysely';

/** "BATO": tells a Baton file from any other SQLite file. */
export const APPLICATION_ID = 0x4241544f;

/** An open SQLite file: the raw handle for pragmas, blobs and VACUUM INTO, and kysely over it for everything else. */
export interface OpenDatabase<Tables> {
  readonly raw: Database.Database;
  readonly query: Kysely<Tables>;
}

/** SQLite can roll back DDL; kysely's own adapter says it cannot, which would leave half a migration behind. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite takes a transaction back by itself when the disk is full; a second rollback would hide that reason. */
class TransactionalSqliteDialect extends SqliteDialect {
  readonly #raw: Database.Database;
  constructor(raw: Database.Database) {
    super({ database: raw });
    this.#raw = raw;
  }
  override createDriver(): Driver {
    const driver = super.createDriver();
    const rollback = driver.rollbackTransaction.bind(driver);
    driver.rollbackTransaction = async (connection) => {
      if (this.#raw.inTransaction) await rollback(connection);
    };
    return driver;
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * Opens a live database: WAL, FULL on every open (a reopened WAL file would fall back to NORMAL), foreign keys on.
 * `exclusive` keeps every other process out until it is closed. Throws SQLite's own errors.
 */
export function openDatabase<Tables>(path: string, exclusive: boolean): OpenDatabase<Tables> {
  const raw = new Database(path, { timeout: exclusive ? 0 : 5000 });
  try {
    if (exclusive) raw.pragma('locking_mode = EXCLUSIVE');
    raw.pragma('page_size = 16384'); // of a new file: a history's columns are read a third faster than by pages of 4096
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('trusted_schema = OFF');
    if (exclusive) raw.exec('BEGIN IMMEDIATE; COMMIT'); // takes the lock now rather than at the first write
    return { raw, query: new Kysely<Tables>({ dialect: new TransactionalSqliteDialect(raw) }) };
  } catch (error) {
    raw.close();
    throw error;
  }
}
