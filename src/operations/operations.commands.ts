import type { Command } from '../command-line/command';
import { serve } from '../app.setup';
import { SampleService } from './sample.service';

export const OPERATION_COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    args: [],
    summary: 'atiende el sitio web hasta que se detiene con Ctrl-C',
    options: [],
    async run(session) {
      const { address } = await serve(session.config);
      session.say(`El sitio atiende en ${address}. Se detiene con Ctrl-C.`);
      await new Promise(() => undefined);
    },
  },
  {
    name: 'demo-data',
    args: [],
    summary: 'carga los datos de ejemplo en una base de datos vacía',
    options: [],
    async run(session) {
      const loaded = await (await session.app()).get(SampleService).load();
      session.print(`${JSON.stringify(loaded, null, 2)}\n`);
    },
  },
];
