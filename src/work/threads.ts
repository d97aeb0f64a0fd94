import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ThreadEnded, ThreadPool, type ThreadEnd } from './thread-pool';
import { WorkRefused } from './work-refused';

/** Which function does the work: `name` (else `run`) of the module `file`, an absolute path without extension. */
export interface ThreadTask {
  readonly file: string;
  readonly name?: string;
  /** Subject of the sentences that tell why the work was stopped: `La lectura del libro`. */
  readonly title?: string;
}

/** `memoryMb` bounds the thread's heap, `seconds` the time from when a thread is free for the work. */
export interface ThreadLimits {
  readonly memoryMb: number;
  readonly seconds: number;
  /** Buffers of the payload that are handed over instead of copied; the caller's are empty afterwards. */
  readonly transfer?: readonly ArrayBuffer[];
}

/**
 * Worker threads for work that would hold up the server: plain data in, plain data out, limits of memory and time.
 * A thread that passes a limit is ended and its caller gets a WorkRefused with a sentence; nothing else happens.
 * A native call (a long SQL statement) is not interrupted: its caller is told at once, the thread ends after it.
 */
@Injectable()
export class Threads implements OnApplicationShutdown {
  /** A module that each thread loads first: tests, which run from TypeScript, name here what compiles it. */
  static preload: string | null = null;

  private readonly pools = new Map<number, ThreadPool>();
  private stopped = false;

  /**
   * What the task returns. Throws WorkRefused where the task refused or was stopped by a limit; any other error that
   * the task threw is thrown here as it came.
   */
  async run<T>(task: ThreadTask, payload: unknown, limits: ThreadLimits): Promise<T> {
    const order = { file: task.file, name: task.name ?? 'run', payload };
    try {
      const pool = this.poolOf(limits.memoryMb);
      const answer = await pool.run(order, limits.seconds, limits.transfer ?? []);
      if ('refused' in answer) throw new WorkRefused(answer.refused);
      return answer.result as T;
    } catch (error) {
      if (error instanceof ThreadEnded) throw new WorkRefused(sentence(task.title ?? 'El trabajo', error.end, limits));
      throw error;
    }
  }

  /** Ends all threads; work that runs or waits is refused. Without it, idle threads end with the process. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.pools.values()].map((pool) => pool.stop()));
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  private poolOf(memoryMb: number): ThreadPool {
    if (this.stopped) throw new ThreadEnded('stopped');
    const pool = this.pools.get(memoryMb) ?? ThreadPool.open(memoryMb, Threads.preload);
    this.pools.set(memoryMb, pool);
    return pool;
  }
}

function sentence(title: string, end: ThreadEnd, limits: ThreadLimits): string {
  switch (end) {
    case 'memory':
      return `${title} se detuvo porque necesitó más de ${limits.memoryMb} MB de memoria. Inténtelo con menos contenido.`;
    case 'time':
      return `${title} se detuvo porque tardó más de ${limits.seconds} segundos. Inténtelo con menos contenido.`;
    case 'died':
      return `${title} se interrumpió antes de terminar. Inténtelo otra vez.`;
    case 'stopped':
      return `${title} se interrumpió porque el sistema se está cerrando. Inténtelo cuando vuelva a estar disponible.`;
  }
}
