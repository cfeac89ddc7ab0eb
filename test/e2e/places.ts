import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PROJECT_ROOT = resolve(import.meta.dirname, '..', '..');
/** The built app; broken variants stand elsewhere. */
export const BUILT = process.env['BATON_BUILT'] ?? join(PROJECT_ROOT, 'out');

/** A fresh data folder. */
export const aDataFolder = (): string => mkdtempSync(join(tmpdir(), 'baton-e2e-'));
