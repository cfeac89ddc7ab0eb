import type { Folders } from '../folders.ts';
import type { Report } from '../play-part.ts';
import type { User } from '../user.ts';
export async function playMessy(_user: User, _folders: Folders, _report: Report): Promise<void> {}
