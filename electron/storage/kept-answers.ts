import type { WorkshopDatabase } from './workshop-database.ts';

/** What was kept under a name, when it was of this very key; else null. */
export async function readAnswer({ query }: WorkshopDatabase, name: string, key: string): Promise<string | null> {
  const row = await query.selectFrom('kept_answer').select('answer').where('name', '=', name).where('key', '=', key).executeTakeFirst();
  return row?.answer ?? null;
}

/** Keeps an answer in the place of the one before, unless the history was written since `historyCount` was so high. */
export function keepAnswer(database: WorkshopDatabase, { name, key, answer, historyCount }: { readonly name: string; readonly key: string; readonly answer: string; readonly historyCount: number }): Promise<void> {
  return database.transact(() => {
    if (database.historyCount() !== historyCount) return;
    database.run('INSERT INTO kept_answer (name, key, answer) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET key = excluded.key, answer = excluded.answer', name, key, answer);
  });
}

/** Drops all of them. */
export const dropAnswers = (database: WorkshopDatabase): Promise<void> => database.transact(() => database.run('DELETE FROM kept_answer'));
