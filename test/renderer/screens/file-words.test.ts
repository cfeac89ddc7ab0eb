import { expect, it } from 'vitest';
import { delimiterChoices, encodingChoices } from '../../../renderer/screens/prepare/file-words.ts';

it('offers the usual ways of writing a file, and the one that was found where it is another', () => {
  expect(delimiterChoices(';').map(({ value }) => value)).toEqual([',', ';', '\t', '|']);
  expect(delimiterChoices('~').at(-1)).toEqual({ value: '~', label: '~' });
  expect(encodingChoices('koi8-r').at(-1)?.value).toBe('koi8-r');
});
