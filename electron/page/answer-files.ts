import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fail } from '../../shared/contract/reply.ts';
import { jsonAnswer, type PageAnswer } from './page-answer.ts';
import type { ShellHost } from './shell-host.ts';

const LONGEST_NAME = 255;

/** Takes a file from the page into the host's staging folder: `POST /files?name=…` with the bytes as body. */
export async function takeFile(host: ShellHost, name: string | null, body: Readable): Promise<PageAnswer> {
  const plain = (name ?? '').replace(/^.*[/\\]/, '');
  if (plain === '' || plain.length > LONGEST_NAME || plain.includes('\0')) {
    return jsonAnswer(400, fail('invalidInput', 'The file came without a usable name. Rename it and choose it again.'));
  }
  return jsonAnswer(200, await host.files.receiveStream(plain, body));
}

/** Gives the page a file that an export made: `GET /files/<id>`. */
export async function giveFile(host: ShellHost, fileId: string): Promise<PageAnswer> {
  const made = host.files.madeFile(fileId);
  const size = made === null ? null : await sizeOf(made.path);
  if (made === null || size === null) {
    return jsonAnswer(404, fail('notFound', 'This file is not there any more. Export it again.'));
  }
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`,
      'cache-control': 'no-store',
    },
    body: createReadStream(made.path),
  };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}
