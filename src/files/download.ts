/** Files sent so that a download that was cut can go on where it stopped (RFC 9110, ranges of bytes). */
import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachmentHeader } from '../domain/file-name';
import type { ByteRange } from './storage';

export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** The bytes, or a range of them; asked for once at most. */
  readonly open: (range?: ByteRange) => Promise<Readable>;
}

/**
 * Answers with a file that is saved and never shown, guessed at or kept by caches. One range is sent as asked; several
 * at once are not worth their trouble, and the whole file is sent. Undefined: a range that the file does not have.
 */
export async function sendDownload(
  request: FastifyRequest,
  reply: FastifyReply,
  download: Download,
): Promise<StreamableFile | undefined> {
  const { size, sha256 } = download;
  const tag = `"${sha256}"`;
  const range = isSame(request, tag) ? rangeOf(request.headers.range, size) : 'whole';
  void reply.headers({
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    etag: tag,
  });
  if (range === 'none') {
    void reply.status(416).header('content-range', `bytes */${size}`);
    return undefined;
  }
  const part = range === 'whole' ? undefined : range;
  if (part) void reply.status(206).header('content-range', `bytes ${part.first}-${part.last}/${size}`);
  const length = part ? part.last - part.first + 1 : size;
  const facts = { type: download.mediaType, disposition: attachmentHeader(download.name), length };
  // Of headers alone nothing is opened, and so nothing is noted as read.
  const content = request.method === 'HEAD' ? Readable.from([]) : await download.open(part);
  return new StreamableFile(content, facts);
}

/**
 * The range that a header asks of a file of so many bytes; `whole`: none, several, or one that is not understood;
 * `none`: the file has no such bytes.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | 'none' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec((header ?? '').trim()) ?? [];
  if (from === '' && to === '') return 'whole';
  if (from === '') {
    const last = Math.min(Number(to), size);
    return last === 0 ? 'none' : { first: size - last, last: size - 1 };
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (to !== '' && Number(to) < first) return 'whole';
  return first >= size ? 'none' : { first, last };
}

// Whoever goes on says which file they began; another one is sent whole.
function isSame({ headers }: FastifyRequest, tag: string): boolean {
  const begun = headers['if-range'];
  return begun === undefined || begun === tag;
}
