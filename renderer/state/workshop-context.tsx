import { createContext, useContext } from 'react';

export const WorkshopContext = createContext<string | null>(null);

/** The id of the open workshop; only screens inside a workshop call it. */
export function useWorkshopId(): string {
  const id = useContext(WorkshopContext);
  if (id === null) throw new Error('useWorkshopId outside of a workshop');
  return id;
}
