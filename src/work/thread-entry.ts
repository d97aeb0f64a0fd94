import { createRequire } from 'node:module';
import { WorkRefused } from './work-refused';

/** What a thread is asked to do: call the function `name` of the module `file` (a path without extension). */
export interface ThreadOrder {
  readonly file: string;
  readonly name: string;
  readonly payload: unknown;
}

/** A refusal travels as data: an error that is cloned between threads loses its class. */
export type ThreadAnswer = { readonly result: unknown } | { readonly refused: string };

const load = createRequire(__filename);

/** Runs in the worker thread: carries out one order. Errors other than WorkRefused are thrown on. */
export async function carryOut(order: ThreadOrder): Promise<ThreadAnswer> {
  const work = workOf(load(order.file), order);
  try {
    return { result: await work(order.payload) };
  } catch (error) {
    if (error instanceof WorkRefused) return { refused: error.message };
    throw error;
  }
}

function workOf(module: unknown, order: ThreadOrder): (payload: unknown) => unknown {
  const found = (module as Record<string, unknown>)[order.name];
  if (typeof found !== 'function') throw new Error(`${order.file} exports no function ${order.name}`);
  return (payload) => (found as (payload: unknown) => unknown)(payload);
}
