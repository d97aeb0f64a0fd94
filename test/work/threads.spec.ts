import { join } from 'node:path';
import { ticksWhile } from '../support/ticks';
import { Threads } from '../../src/work/threads';
import { WorkRefused } from '../../src/work/work-refused';

const file = join(__dirname, '../support/thread-tasks');
const limits = { memoryMb: 64, seconds: 20 };

describe('worker threads', () => {
  const threads = new Threads();
  afterAll(() => threads.stop());

  const refusal = async (name: string, bounds = limits): Promise<string> => {
    const error: unknown = await threads.run({ file, name, title: 'La prueba' }, null, bounds).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WorkRefused);
    return (error as WorkRefused).message;
  };

  it('takes plain data and gives plain data', async () => {
    expect(await threads.run<number>({ file }, { left: 2, right: 3 }, limits)).toBe(5);
  });

  it('hands bytes over where asked, and copies them else', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const task = { file, name: 'doubled' };
    expect([...(await threads.run<Uint8Array>(task, bytes, limits))]).toEqual([2, 4, 6]);
    expect(bytes.byteLength).toBe(3);
    await threads.run(task, bytes, { ...limits, transfer: [bytes.buffer] });
    expect(bytes.byteLength).toBe(0);
  });

  it('tells a refusal of the task in its own words', async () => {
    expect(await refusal('refuse')).toBe('La hoja no tiene encabezados.');
  });

  it('passes a fault of the program on as an error that is no refusal', async () => {
    const error: unknown = await threads.run({ file, name: 'fail' }, null, limits).catch((e: unknown) => e);
    expect(error).not.toBeInstanceOf(WorkRefused);
    expect((error as Error).message).toBe('broken');
    await expect(threads.run({ file, name: 'nothing' }, null, limits)).rejects.toThrow('exports no function nothing');
  });

  it('ends what takes too long, while the timers of the process keep ticking', async () => {
    const { value, share } = await ticksWhile(() => refusal('spin', { ...limits, seconds: 1.5 }));
    expect(value).toBe('La prueba se detuvo porque tardó más de 1.5 segundos. Inténtelo con menos contenido.');
    expect(share).toBeGreaterThan(0.3);
  });

  it('ends what takes too much memory, and goes on', async () => {
    expect(await refusal('hoard')).toBe(
      'La prueba se detuvo porque necesitó más de 64 MB de memoria. Inténtelo con menos contenido.',
    );
    expect(await threads.run<number>({ file }, { left: 1, right: 1 }, limits)).toBe(2);
  });

  it('survives a thread that leaves', async () => {
    expect(await refusal('leave')).toBe('La prueba se interrumpió antes de terminar. Inténtelo otra vez.');
  });

  it('runs two at once, and counts the time of those that wait from their turn', async () => {
    const task = { file, name: 'waitAndTell' };
    const bounds = { memoryMb: 65, seconds: 3 };
    const ids = await Promise.all([1, 2, 3, 4].map(() => threads.run<number>(task, 1200, bounds)));
    expect(new Set(ids).size).toBe(2);
  });

  it('refuses what runs, waits or comes when it is stopped', async () => {
    const stopping = new Threads();
    const running = [1, 2, 3].map(() => stopping.run({ file, name: 'waitAndTell' }, 30_000, limits));
    const messages = Promise.all(running.map((work) => work.catch((error: unknown) => (error as Error).message)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await stopping.stop();
    const sentence =
      'El trabajo se interrumpió porque el sistema se está cerrando. Inténtelo cuando vuelva a estar disponible.';
    expect(await messages).toEqual([sentence, sentence, sentence]);
    await expect(stopping.run({ file }, { left: 1, right: 1 }, limits)).rejects.toThrow(sentence);
  });
});
