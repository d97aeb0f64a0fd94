import { Injectable } from '@nestjs/common';
import { type FileKind, usualEnding, whyNotEnding } from '../domain/file-kind';
import { cleanFileName, endingOf } from '../domain/file-name';
import { Refusal } from '../domain/refusal';
import { recognise } from './recognise';
import { type ArrivedFile, Storage } from './storage';

/** The largest file that people may send. */
export const LARGEST_FILE = 50 * 1024 * 1024;

/** A file that somebody sent, recognised, which waits to be kept or discarded. */
export interface TakenFile extends ArrivedFile<FileKind> {
  readonly name: string;
  readonly kind: FileKind;
}

/** The door for all files that people send: counted, recognised and named before anything is kept. */
@Injectable()
export class FileIntake {
  constructor(private readonly storage: Storage) {}

  /** Throws a Refusal that names the file and says what to do; of a refused or cut upload nothing stays. */
  async take(content: AsyncIterable<Uint8Array>, givenName: string): Promise<TakenFile> {
    const name = cleanFileName(givenName);
    const arrived = await this.received(content, name);
    const { found: kind, sha256, size } = arrived;
    const whole = endingOf(name) === '' ? cleanFileName(`${name}.${usualEnding(kind)}`) : name;
    return {
      ...{ name: whole, kind, found: kind, sha256, size },
      keep: () => arrived.keep(),
      discard: () => arrived.discard(),
    };
  }

  private async received(content: AsyncIterable<Uint8Array>, name: string): Promise<ArrivedFile<FileKind>> {
    try {
      return await this.storage.receive(content, LARGEST_FILE, async (bytes, putAside) => {
        const kind = await recognise(bytes, putAside);
        const refusal = whyNotEnding(kind, endingOf(name));
        if (refusal !== null) throw new Refusal(refusal);
        return kind;
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
      throw new Refusal(`No se guardó «${name}». ${error.sentence}`);
    }
  }
}
