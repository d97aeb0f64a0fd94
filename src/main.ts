import './config/compile-cache';
import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { serve } from './app.setup';
import type { AppConfig } from './config/app-config';
import { configOrExit } from './config/read-config';
import { Refusal } from './domain/refusal';

/** The status with which a process ends that found no service it needs (EX_UNAVAILABLE of sysexits.h). */
const UNAVAILABLE = 69;

async function main(config: AppConfig): Promise<void> {
  new Logger('Yupana').log(`El sitio atiende en ${await serve(config)}`);
}

main(configOrExit(process.env)).catch((error: unknown) => {
  const known = error instanceof Refusal ? error : null;
  process.stderr.write(
    `${known?.sentence ?? 'El sitio no pudo empezar por una falla que no esperábamos; el detalle está en el registro.'}\n`,
  );
  if (!known) new Logger('Yupana').error((error as Error).stack);
  process.exit(known?.kind === 'unreachable' ? UNAVAILABLE : 1);
});
