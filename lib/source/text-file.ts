import { readFileSync, readSync, statSync } from 'node:fs';
import type { Reporter } from '../diagnostics/index.js';
import { sizeLimit } from './source-document.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of the path is not a folder',
  ELOOP: 'the links go in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** Characters that no text file has: the C0 controls but tab, line feed, carriage return. */

const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/u;

/** Reads a text file of bounded size; a byte-order mark is dropped. What is wrong is reported, and then there is no text. */
export function readTextFile(file: string, reporter: Reporter): string | undefined {
  const bytes = readBytes(file, reporter);
  if (bytes === undefined) return undefined;
  return textOf(file, bytes, reporter);
}

function textOf(file: string, bytes: Uint8Array, reporter: Reporter): string | undefined {
  const text = decode(bytes);
  if (text === undefined || control.test(text)) {
    reporter.report('TRV0002', [], { file });
    return undefined;
  }
  return text;
}

/**
 * Reads a text that is piped in, of bounded size: a pipe may never end, and no more than the limit and one byte is read of it.
 *
 * @param name - what diagnostics call it
 * @param descriptor - 0 is the standard input
 */
export function readPipedText(name: string, reporter: Reporter, descriptor = 0): string | undefined {
  const bytes = readBounded(name, descriptor, reporter);
  if (bytes === undefined) {
    return undefined;
  }
  if (bytes.length > sizeLimit) {
    reporter.report('TRV0003', [], { file: name, bytes: bytes.length, limit: sizeLimit });
    return undefined;
  }
  return textOf(name, bytes, reporter);
}

function readBounded(name: string, descriptor: number, reporter: Reporter): Uint8Array | undefined {
  const bytes = Buffer.alloc(sizeLimit + 1);
  let length = 0;
  while (length < bytes.length) {
    try {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) {
        break;
      }
      length += read;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says so at the end of a pipe.
      if (code === 'EOF') {
        break;
      }
      // A pipe that does not wait has nothing yet.
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        continue;
      }
      reporter.report('TRV0001', [], { file: name, reason: reasonOf(error) });
      return undefined;
    }
  }
  return bytes.subarray(0, length);
}

function readBytes(file: string, reporter: Reporter): Uint8Array | undefined {
  try {
    const status = statSync(file);
    // A device or a pipe may never end.
    if (!status.isFile()) {
      reporter.report('TRV0001', [], {
        file,
        reason: status.isDirectory() ? 'it is a folder' : 'it is not a regular file',
      });
      return undefined;
    }
    if (status.size > sizeLimit) {
      reporter.report('TRV0003', [], { file, bytes: status.size, limit: sizeLimit });
      return undefined;
    }
    return readFileSync(file);
  } catch (error) {
    reporter.report('TRV0001', [], { file, reason: reasonOf(error) });
    return undefined;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ''] ?? message;
}
