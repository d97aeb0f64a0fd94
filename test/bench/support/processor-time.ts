/** What a benchmark prints whose bounds are processor times. */
import { machine } from './report';
import type { Times } from './taking-turns';

/** A line for each side; `atMostMs` by the side's name. */
export function printProcessorTime(
  title: string,
  times: ReadonlyMap<string, Times>,
  atMostMs: ReadonlyMap<string, number>,
): void {
  const width = Math.max(...[...times.keys()].map((name) => name.length));
  const lines = [...times].map(([name, { cpuMs, wallMs, spread }]) => {
    const bound = atMostMs.get(name);
    const verdict = bound === undefined ? '' : `at most ${bound} ms: ${cpuMs <= bound ? 'reached' : 'MISSED'}`;
    const taken = `${cpuMs.toFixed(1).padStart(8)} ms  (wall ${wallMs.toFixed(1)} ms, spread ${(100 * spread).toFixed(0)} %)`;
    return `${name.padEnd(width)}${taken}  ${verdict}`;
  });
  process.stdout.write(`\n${[`${title}; processor time`, machine(), '', ...lines].join('\n')}\n\n`);
}
