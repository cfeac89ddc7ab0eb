import type { Download } from 'playwright-core';
import type { Machine } from './machine.ts';

/** A download that no `will-download` handler takes: Electron asks where to save it, then does or cancels. */
export async function answerDownload(machine: Machine, download: Download): Promise<void> {
  const answer = machine.dialogAnswers.shift();
  if (answer === undefined) machine.problems.push(`a save dialog opened for ${download.suggestedFilename()} and nobody answers it`);
  if (answer === undefined || answer.canceled) return download.cancel();
  await download.saveAs(answer.filePath);
}
