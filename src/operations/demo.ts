import { AppConfig } from '../config/app-config';

/** What the demonstration is made of; each step is what its users do by command. */
export interface DemoSteps {
  /** Loads the sample into an empty database; what another start loaded is kept as it is. */
  loadSample(): Promise<'loaded' | 'kept'>;
  /** Writes the annex in each format into a folder; resolves to the paths of the files. */
  writeAnnexes(folder: string): Promise<readonly string[]>;
  /** Starts to serve; resolves to the address of the site. */
  serve(): Promise<string>;
}

const DATABASE = 'var/demo.sqlite';
const FOLDER = 'var/demo';

/** The configuration with a database apart from the one that the installation works with. */
export function demoConfig(config: AppConfig): AppConfig {
  return new AppConfig({ ...config, database: { kind: 'sqlite', path: DATABASE } });
}

/** Carries the demonstration out and tells each step in a sentence; it serves when the promise resolves. */
export async function runDemo(steps: DemoSteps, say: (line: string) => void): Promise<void> {
  const isNew = (await steps.loadSample()) === 'loaded';
  say(isNew ? `Se cargaron los datos de ejemplo en ${DATABASE}.` : `Se conserva lo que ya había en ${DATABASE}.`);
  const files = await steps.writeAnnexes(FOLDER);
  say('El Anexo 1 del plan de ejemplo está en estos archivos:');
  for (const file of files) say(`  ${file}`);
  say(`El sitio atiende en ${await steps.serve()} (ábralo en un navegador). Se detiene con Ctrl-C.`);
}
