import { AppConfig } from '../config/app-config';

/** What the demonstration is made of; each step is what its users do by command. */
export interface DemoSteps {
  /** Loads the sample into an empty database; what another start loaded is kept as it is. */
  loadSample(): Promise<'loaded' | 'kept'>;
  /** Brings in the people of the sample; those who are new with their passwords. */
  bringInPeople(): Promise<readonly DemoPerson[]>;
  /** Writes the annex in each format into a folder; resolves to the paths of the files. */
  writeAnnexes(folder: string): Promise<readonly string[]>;
  /** Starts to serve; resolves to the address of the site. */
  serve(): Promise<string>;
}

export interface DemoPerson {
  readonly email: string;
  readonly words: string;
  /** Null: the person was there before, and the password is shown no more. */
  readonly password: string | null;
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
  const people = await steps.bringInPeople();
  const files = await steps.writeAnnexes(FOLDER);
  say('El Anexo 1 del plan de ejemplo está en estos archivos:');
  for (const file of files) say(`  ${file}`);
  const address = await steps.serve();
  tellPeople(people, address, say);
  say(`El sitio atiende en ${address} (ábralo en un navegador). Se detiene con Ctrl-C.`);
}

function tellPeople(people: readonly DemoPerson[], address: string, say: (line: string) => void): void {
  if (people.every(({ password }) => password === null)) {
    say(`Para ingresar use los correos y claves que se mostraron la primera vez en ${address}/ingresar.`);
    say('Si los perdió, borre los archivos var/demo.sqlite* y empiece de nuevo.');
    return;
  }
  tellPasswords(people, `${address}/ingresar`, say);
}

/** The passwords of those who are new; nothing where everybody was there before. */
export function tellPasswords(people: readonly DemoPerson[], where: string, say: (line: string) => void): void {
  const fresh = people.filter(({ password }) => password !== null);
  if (fresh.length === 0) return;
  say(`Ingrese en ${where} con uno de estos correos; las claves se hicieron al azar y solo se muestran ahora:`);
  for (const { email, words, password } of fresh) say(`  ${email}  ${password ?? ''}  (${words})`);
}
