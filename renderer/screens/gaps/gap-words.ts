import type { Choice } from '../../components/select-field.tsx';
import type { Gap, GapList } from './use-gaps.ts';

export const STATUS_CHOICES: readonly Choice<Gap['status']>[] = [
  { value: 'open', label: 'Open' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'fixed', label: 'Fixed' },
  { value: 'wontFix', label: 'Will not fix' },
];

/** What was said about a gap against what is found now; '' where nobody said anything or nothing differs. */
export function saidInWords({ status, verdict, found, summary, at }: Gap): string {
  if (at === null || status === 'open') return '';
  if (status === 'fixed' && verdict === 'gap') return `Called fixed, and it still shows: ${summary}.`;
  if (verdict === 'clear') return found === '' ? 'No gap shows any more.' : `It showed "${found}" then; no gap shows any more.`;
  return found !== '' && found !== summary ? `It showed "${found}" then.` : '';
}

/** How many gaps stand how: "14 open, 2 accepted, 20 clear". */
export function countsInWords({ open, accepted, fixed, wontFix, clear, unknown }: GapList['counts']): string {
  const parts: readonly (readonly [number, string])[] = [[open, 'open'], [accepted, 'accepted'], [fixed, 'fixed'], [wontFix, 'not to fix'], [clear, 'clear'], [unknown, 'cannot be judged']];
  return parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`).join(', ');
}
