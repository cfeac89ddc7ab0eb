import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { plainAnswer, type PageAnswer } from './page-answer.ts';
import { contentSecurityPolicy } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};
const NONCE_SLOT = '<meta name="baton-nonce" content="" />';
const MISSING = plainAnswer(404, 'There is nothing at this address. Open Baton\'s first page instead.');

/**
 * One file of the built page by its URL path. Only what really lies inside `root` is given, links followed; the page
 * itself comes with a fresh nonce in its policy and in its meta tag. Everything else under /assets is named by content
 * and may be kept.
 */
export async function answerPageFile(root: string, pathname: string): Promise<PageAnswer> {
  const relative = decodedPath(pathname);
  if (relative === null) return MISSING;
  const file = await insideRoot(root, relative === '' ? 'index.html' : relative);
  const type = TYPES[extname(file ?? '')];
  if (file === null || type === undefined) return MISSING;
  const bytes = await readFile(file);
  if (extname(file) !== '.html') {
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }, body: bytes };
  }
  const nonce = randomBytes(18).toString('base64');
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'no-store', 'content-security-policy': contentSecurityPolicy(nonce) },
    body: bytes.toString('utf8').replace(NONCE_SLOT, NONCE_SLOT.replace('content=""', `content="${nonce}"`)),
  };
}

/** The path without its first slash; null for one that is malformed or tries to climb. */
function decodedPath(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname).replace(/^\/+/, '');
    const parts = decoded.split(/[/\\]/);
    return decoded.includes('\0') || parts.includes('..') ? null : decoded;
  } catch {
    return null;
  }
}

/** The real place of a file, or null when it is missing or lies outside `root`. */
async function insideRoot(root: string, relative: string): Promise<string | null> {
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, relative))]);
    return file.startsWith(base + sep) ? file : null;
  } catch {
    return null;
  }
}
