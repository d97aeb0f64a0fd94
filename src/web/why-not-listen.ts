import { Refusal } from '../domain/refusal';

/** Why a port could not be opened, as a refusal where its user can do something about it; else the error as it is. */
export function whyNotListen(error: unknown, { port, host }: { port: number; host: string }): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Refusal(`El puerto ${port} ya está en uso; cierre el otro programa o cambie PORT.`, 'conflict');
    case 'EACCES':
      return new Refusal(`No hay permiso para atender en el puerto ${port}; use PORT con 1024 o más.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Refusal(`Esta máquina no tiene la dirección ${host}; corrija HOST.`);
    default:
      return error;
  }
}
