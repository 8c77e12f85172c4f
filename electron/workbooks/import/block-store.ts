import { createCipheriv, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cipher = 'aes-256-ctr';

type Block = { readonly bytes: Buffer } | { readonly at: number; readonly length: number };

/**
 * Keeps blocks of bytes: the first ones in memory, what is more than `inMemory` bytes in a file of the
 * folder for temporary files. What stands there is what people wrote down, so it is enciphered with a key
 * that nobody else has and that is gone with this object, and the file has no name while it is in use,
 * where the system allows that. Without room on the disk all blocks stay in memory.
 */
export class BlockStore {
  readonly #inMemory: number;
  readonly #blocks: Block[] = [];
  #kept = 0;
  #written = 0;
  #file: { readonly fd: number; readonly path: string } | null = null;
  #isRefused = false;
  readonly #key = randomBytes(32);

  constructor(inMemory: number) {
    this.#inMemory = inMemory;
  }

  /** Adds a block and answers its number, from 0. */
  add(bytes: Buffer): number {
    const no = this.#blocks.length;
    const block = this.#kept + bytes.length <= this.#inMemory ? null : this.#write(no, bytes);
    if (block === null) this.#kept += bytes.length;
    this.#blocks.push(block ?? { bytes });
    return no;
  }

  /** The bytes of a block. Throws RangeError for a number that was not given. */
  get(no: number): Buffer {
    const block = this.#blocks[no];
    if (block === undefined) throw new RangeError('no such block');
    if ('bytes' in block) return block.bytes;
    if (this.#file === null) throw new RangeError('the blocks are let go of');
    const bytes = Buffer.allocUnsafe(block.length);
    readSync(this.#file.fd, bytes, 0, block.length, block.at);
    return this.#ciphered(no, bytes);
  }

  /** Lets go of the blocks and of their file. */
  close(): void {
    this.#blocks.length = 0;
    if (this.#file === null) return;
    const { fd, path } = this.#file;
    this.#file = null;
    closeSync(fd);
    rmSync(path, { force: true });
  }

  #write(no: number, bytes: Buffer): Block | null {
    if (this.#isRefused) return null;
    try {
      this.#file ??= openNameless();
      writeSync(this.#file.fd, this.#ciphered(no, bytes), 0, bytes.length, this.#written);
    } catch {
      // A full disk is no reason to end an import that memory has room for.
      this.#isRefused = true;
      return null;
    }
    const block = { at: this.#written, length: bytes.length };
    this.#written += bytes.length;
    return block;
  }

  /** Enciphers and deciphers alike; each block has a stream of its own. */
  #ciphered(no: number, bytes: Buffer): Buffer {
    const start = Buffer.alloc(16);
    start.writeUInt32BE(no, 0);
    return createCipheriv(cipher, this.#key, start).update(bytes);
  }
}

function openNameless(): { readonly fd: number; readonly path: string } {
  const path = join(tmpdir(), `interaction-centre-${randomUUID()}.tmp`);
  const fd = openSync(path, 'wx+', 0o600);
  try {
    rmSync(path);
  } catch {
    // Windows of old keeps the name of a file that is open; it goes when the file is closed.
  }
  return { fd, path };
}
