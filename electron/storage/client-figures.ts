import type { WorkshopDatabase } from './workshop-database.ts';
import type { WorkshopTables } from './tables.ts';

export type ClientFigure = WorkshopTables['client_figure'];

/** The figures of the client's own dashboard, in a fixed order. */
export const readClientFigures = ({ query }: WorkshopDatabase): Promise<ClientFigure[]> =>
  query.selectFrom('client_figure').selectAll().orderBy('by').orderBy('name').orderBy('measure').execute();

/** Replaces them all; the last of two at one place stays. */
export async function writeClientFigures({ query }: WorkshopDatabase, figures: readonly ClientFigure[]): Promise<void> {
  const places = new Map(figures.map((figure) => [JSON.stringify([figure.by, figure.name, figure.measure]), figure]));
  await query.transaction().execute(async (changes) => {
    await changes.deleteFrom('client_figure').execute();
    for (const figure of places.values()) await changes.insertInto('client_figure').values(figure).execute();
  });
}
