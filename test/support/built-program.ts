import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(__dirname, '../../dist');

/** What `npm run build` made, run as an installation runs it: in a folder of its own, with these variables alone. */
export class BuiltProgram {
  private output = '';
  private readonly child: ChildProcess;
  private readonly closed: Promise<number | null>;

  constructor(words: readonly string[], folder: string, variables: Readonly<Record<string, string>> = {}) {
    const [script = '', ...rest] = words;
    if (!existsSync(join(DIST, script))) throw new Error(`dist/${script} is not there; run "npm run build" first.`);
    const env = { PATH: process.env.PATH, HOME: folder, PORT: '0', ...variables };
    const child = spawn(process.execPath, [join(DIST, script), ...rest], { cwd: folder, env });
    for (const channel of [child.stdout, child.stderr])
      channel.on('data', (part: Buffer) => (this.output += String(part)));
    this.closed = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    this.child = child;
  }

  /** The first match of a pattern in what it says, on either channel; rejects when it ends without. */
  said(pattern: RegExp): Promise<RegExpMatchArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(this.output);
        if (match) resolve(match);
      };
      this.child.stdout?.on('data', look);
      this.child.stderr?.on('data', look);
      this.closed.then(() => reject(new Error(`It said only: ${this.output}`)), reject);
      look();
    });
  }

  /** Sends the signal, as Ctrl-C does, and resolves to the status it ends with. */
  async stop(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return (await this.ended()).status;
  }

  async ended(): Promise<{ status: number | null; output: string }> {
    return { status: await this.closed, output: this.output };
  }
}
