/** DuckDB in memory, with what the bench needs of it. */
export function openDuckDb(): Promise<{
  readonly version: string;
  run(sql: string): Promise<void>;
  append(table: string, types: readonly string[], rows: number, value: (row: number, column: number) => number | string | null): Promise<void>;
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
}>;
