import { openWorkshopLibrary } from '../../electron/storage/workshop-library.ts';
import { readWorkshop, writeWorkshop } from '../../electron/storage/workshop-rows.ts';

// Opens and closes a protected workshop until it is killed; says what it has written. Arguments: data folder, passphrase.
const [, , folder = '', passphrase = ''] = process.argv;
const library = openWorkshopLibrary(folder);
for (;;) {
  const opened = await library.unlock('one', passphrase);
  if (!opened.ok) throw new Error(opened.error.message);
  const { workshop } = await readWorkshop(opened.value);
  const next = workshop.startsAt + 1;
  await writeWorkshop(opened.value, { ...workshop, startsAt: next }, next);
  process.stdout.write(`${next}\n`);
  await library.backUp('one', 'timed');
  await library.close('one');
}
