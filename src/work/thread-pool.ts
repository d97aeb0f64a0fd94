import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type * as piscinaModule from 'piscina';
import type { ThreadAnswer, ThreadOrder } from './thread-entry';

// piscina is loaded when the first work comes: most starts of the program never need it.
const load = createRequire(__filename);
const THREADS = 2;
const IDLE_MILLISECONDS = 30_000;

/** Why a thread gave no answer: it took too long, too much memory, died otherwise, or the pool was stopped. */
export type ThreadEnd = 'time' | 'memory' | 'died' | 'stopped';

/** No answer came, and the thread is gone. */
export class ThreadEnded extends Error {
  constructor(readonly end: ThreadEnd) {
    super(`worker thread ended: ${end}`);
  }
}

/**
 * A few worker threads of one memory size. Orders wait here and not inside piscina, so that the time of an order
 * counts from the moment when a thread is free for it.
 */
export class ThreadPool {
  private free = THREADS;
  private readonly waiting: (() => void)[] = [];
  private stopped = false;

  private constructor(private readonly piscina: piscinaModule.Piscina) {}

  /** `preload` is a module that each thread requires before anything else. */
  static open(memoryMb: number, preload: string | null): ThreadPool {
    const piscina = new (load('piscina') as typeof piscinaModule).Piscina({
      filename: join(__dirname, `thread-entry${extname(__filename)}`),
      name: 'carryOut',
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: IDLE_MILLISECONDS,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      ...(preload === null ? {} : { execArgv: [...process.execArgv, '--require', preload] }),
    });
    return new ThreadPool(piscina);
  }

  /** The thread's answer; throws ThreadEnded where the thread died, or what the order threw. */
  async run(order: ThreadOrder, seconds: number, transfer: readonly ArrayBuffer[]): Promise<ThreadAnswer> {
    await this.turn();
    const late = new AbortController();
    // The timer also keeps the process alive: piscina holds no reference to a thread that is still starting.
    const timer = setTimeout(() => late.abort(), seconds * 1000);
    try {
      return (await this.piscina.run(order, { signal: late.signal, transferList: [...transfer] })) as ThreadAnswer;
    } catch (error) {
      const end = this.endOf(error, late.signal);
      throw end === null ? error : new ThreadEnded(end);
    } finally {
      clearTimeout(timer);
      this.leave();
    }
  }

  /** Ends the threads; what runs or waits is refused. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.piscina.destroy();
  }

  private async turn(): Promise<void> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (!this.stopped) return;
    this.leave();
    throw new ThreadEnded('stopped');
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }

  // Asks for codes and messages, not for classes: errors of another thread belong to no class of this one.
  private endOf(error: unknown, late: AbortSignal): ThreadEnd | null {
    if (this.stopped) return 'stopped';
    if (late.aborted) return 'time';
    const { code, message } = error as { code?: string; message?: string };
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'memory';
    return message?.startsWith('worker exited with code') === true ? 'died' : null;
  }
}
