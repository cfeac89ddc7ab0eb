/** DuckDB in memory, with what the bench needs of it; installed by npm run bench alone. */
export async function openDuckDb() {
  const { DuckDBInstance, version } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const put = {
    INTEGER: (chunk, value) => chunk.appendInteger(value),
    USMALLINT: (chunk, value) => chunk.appendUSmallInt(value),
    DOUBLE: (chunk, value) => chunk.appendDouble(value),
  };
  return {
    version: typeof version === 'function' ? version() : String(version),
    async run(sql) {
      await connection.run(sql);
    },
    async append(table, columns, rows, value) {
      const appender = await connection.createAppender(table);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns.length; column++) put[columns[column]](appender, value(row, column));
        appender.endRow();
        if (row % 1_000_000 === 999_999) appender.flushSync();
      }
      appender.closeSync();
    },
    async rows(sql) {
      return (await connection.runAndReadAll(sql)).getRows();
    },
  };
}
