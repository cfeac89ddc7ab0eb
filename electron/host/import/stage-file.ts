import type { Handler } from '../handler.ts';

export const stageFile: Handler<'import.stageFile'> = ({ files }, { path }) => files.stagePath(path);
