/**
 * Work that was not done, for a reason that its user can act on. The message is a whole Spanish sentence and crosses
 * from a worker thread as it is; every other error that leaves a thread is a fault of the program.
 */
export class WorkRefused extends Error {
  override readonly name: string = 'WorkRefused';
}
