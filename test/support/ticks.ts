const INTERVAL = 20;

/**
 * How much the event loop of this process was free while something ran: `share` is the ticks of a 20 ms timer over
 * those that fit into the time it took (1 is undisturbed), `longestPause` the greatest gap between two in ms.
 */
export async function ticksWhile<T>(
  work: () => Promise<T>,
): Promise<{ value: T; share: number; longestPause: number }> {
  let ticks = 0;
  let longestPause = 0;
  const began = performance.now();
  let last = began;
  const timer = setInterval(() => {
    const now = performance.now();
    longestPause = Math.max(longestPause, now - last);
    last = now;
    ticks += 1;
  }, INTERVAL);
  try {
    const value = await work();
    const ended = performance.now();
    longestPause = Math.max(longestPause, ended - last);
    const fitting = Math.floor((ended - began) / INTERVAL);
    return { value, share: fitting === 0 ? 1 : ticks / fitting, longestPause };
  } finally {
    clearInterval(timer);
  }
}
