import { z } from 'zod';
import type { ShellHost } from '../page/shell-host.ts';

const openedSchema = z.object({ id: z.string() });

/** Opens the sample workshop through the same procedure that the start screen calls; its id, or null with the reason on standard error. */
export async function openSample(host: ShellHost): Promise<string | null> {
  const reply = await host.dispatch({ name: 'workshop.openSample', input: {}, workshopId: null });
  if (reply.ok) return openedSchema.parse(reply.value).id;
  process.stderr.write(`The sample workshop could not be opened. ${reply.error.message}\n`);
  return null;
}
