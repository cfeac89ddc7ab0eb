import { failedCheck, type FigureCheck } from './figure-check.ts';
import { createUser, type User } from './user.ts';

export type Report = (check: FigureCheck) => void;

/** Plays one part with a user of its own; what stops it counts as one difference. */
export async function playPart(name: string, report: Report, work: (user: User) => Promise<void>): Promise<void> {
  const user = await createUser();
  try {
    await work(user);
  } catch (error) {
    report(failedCheck(name, error instanceof Error ? error.message : String(error)));
  }
  await user.leave();
}
