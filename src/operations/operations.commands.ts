import { join } from 'node:path';
import type { Command, Session } from '../command-line/command';
import { commandDeed } from '../command-line/command-deed';
import { writeOutput } from '../command-line/files';
import { ANNEX_FORMATS, annexBytes } from '../evaluation/annex-formats';
import { EvaluationService } from '../evaluation/evaluation.service';
import { Threads } from '../work/threads';
import { demoConfig, runDemo, tellPasswords } from './demo';
import { SamplePeople } from './sample-people.service';
import { SAMPLE, SampleService } from './sample.service';

const RUN_UNTIL_STOPPED = new Promise<void>(() => undefined);

export const OPERATION_COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    args: [],
    summary: 'atiende el sitio web hasta que se detiene con Ctrl-C',
    options: [],
    async run(session) {
      const address = await session.serve(session.config);
      session.say(`El sitio atiende en ${address}. Se detiene con Ctrl-C.`);
      return RUN_UNTIL_STOPPED;
    },
  },
  {
    name: 'demo-data',
    args: [],
    summary: 'carga los datos y las personas de ejemplo en una base de datos vacía',
    options: [],
    async run(session) {
      const app = await session.app();
      const loaded = await app.get(SampleService).load(commandDeed(app));
      const people = await app.get(SamplePeople).bringIn('CNLCTF', commandDeed(app));
      session.print(`${JSON.stringify(loaded, null, 2)}\n`);
      tellPasswords(people, `${session.config.publicUrl}/ingresar`, (line) => session.say(line));
    },
  },
  {
    name: 'demo',
    args: [],
    summary: 'prepara una demostración con los datos de ejemplo y la atiende',
    options: [],
    async run(session) {
      await demonstrate(session);
      return RUN_UNTIL_STOPPED;
    },
  },
];

async function demonstrate(session: Session): Promise<void> {
  const config = demoConfig(session.config);
  const app = await session.app(config);
  await runDemo(
    {
      loadSample: () => app.get(SampleService).complete(commandDeed(app)),
      bringInPeople: () => app.get(SamplePeople).bringIn('CNLCTF', commandDeed(app)),
      writeAnnexes: async (folder) => {
        const annex = await app.get(EvaluationService).annex(SAMPLE);
        const files = ANNEX_FORMATS.map((format) => ({
          path: join(folder, `anexo-1-${SAMPLE.plan}.${format}`),
          format,
        }));
        const threads = app.get(Threads);
        for (const { path, format } of files) await writeOutput(path, await annexBytes(annex, format, threads));
        return files.map(({ path }) => path);
      },
      serve: () => session.serve(config),
    },
    (line) => session.say(line),
  );
}
