import type { FileInHand } from './file-reader.ts';
import { counted } from './findings.ts';

/** Notes a row that names an owner whom no owners' file explains. */
export function noteOwner(file: FileInHand, owner: string): void {
  file.state.findings.note('unknownOwners', file.name, {
    sentence: (count) => `${counted(count, 'row', 'rows')} of ${file.name} named an owner who is in no owners' file.`,
    effect: 'Kept as an owner without territory and hours. Add the owner to the owners file, or set the person up in the roster.',
  }, owner);
}
