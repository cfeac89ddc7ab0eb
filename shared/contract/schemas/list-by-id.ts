import { z } from 'zod';

/** A list whose entries are told apart by their id; figures and reasons are kept under it. */
export const listById = <T extends z.ZodType<{ id: string }>>(entry: T) =>
  z.array(entry).superRefine((entries, context) => {
    const seen = new Set<string>();
    entries.forEach((each, index) => {
      if (seen.has(each.id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${each.id}" is the id of another entry too` });
      seen.add(each.id);
    });
  });
