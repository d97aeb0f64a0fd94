import { Refusal } from '../domain/refusal';

/** Why a process could not start, for people, with the status it ends with (69: a service is not reachable). */
export interface StartProblem {
  readonly sentence: string;
  readonly status: number;
}

const UNAVAILABLE = 69;

/** The sentence and status of an error that ended the start. */
export function startProblem(error: unknown): StartProblem {
  if (error instanceof Refusal) {
    return { sentence: error.sentence, status: error.kind === 'unreachable' ? UNAVAILABLE : 1 };
  }
  const { code, message, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE') {
    return { sentence: `El puerto ${port} ya está en uso; cierre el otro programa o cambie PORT.`, status: 1 };
  }
  if (code === 'EACCES' && port !== undefined) {
    return { sentence: `No hay permiso para atender en el puerto ${port}; use PORT con 1024 o más.`, status: 1 };
  }
  if (code === 'EADDRNOTAVAIL') {
    return { sentence: `Esta máquina no tiene la dirección ${address}; corrija HOST.`, status: 1 };
  }
  return { sentence: message, status: 1 };
}
