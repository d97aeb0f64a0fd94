import ts from 'typescript';

/** A file of the program by its path from the project's root, `src/plans/plans.service.ts`. */
export interface ProgramFile {
  readonly path: string;
  readonly text: string;
}

/** The features in their order: each may import only from those before it. */
export const FEATURES = [
  'audit',
  'notifications',
  'institutions',
  'access',
  'members',
  'documents',
  'plans',
  'progress',
  'requests',
  'evaluation',
  'workbooks',
  'meetings',
  'agreements',
  'minutes',
  'frameworks',
  'search',
  'portal',
  'home',
  'operations',
] as const;

type Role =
  | 'door'
  | 'setup'
  | 'domain'
  | 'presentation'
  | 'config'
  | 'work'
  | 'files'
  | 'database'
  | 'entities'
  | 'columns'
  | 'web'
  | 'command-line'
  | 'writer'
  | 'entity'
  | 'repository'
  | 'service'
  | 'form'
  | 'view'
  | 'controller'
  | 'gate'
  | 'commands'
  | 'module'
  | 'part';

interface Rule {
  /** What it may import of the program, wherever it stands (the order of the features apart). */
  readonly anywhere: readonly Role[];
  /** What it may import besides from its own feature. */
  readonly own: readonly Role[];
  /** Packages and modules of Node that it may import; `any` where nothing is forbidden. */
  readonly packages: 'any' | readonly string[];
}

const PURE: readonly Role[] = ['domain'];
const BELOW: readonly Role[] = ['domain', 'work', 'files', 'database', 'columns', 'config'];

const RULES: Readonly<Record<Role, Rule>> = {
  door: { anywhere: [...BELOW, 'door', 'setup', 'command-line', 'commands'], own: [], packages: 'any' },
  setup: { anywhere: [...BELOW, 'setup', 'web', 'module'], own: [], packages: 'any' },
  domain: { anywhere: PURE, own: [], packages: [] },
  // Markup fills templates, which stand in files; that is all that presentation sees of the machine.
  presentation: { anywhere: ['domain', 'presentation'], own: [], packages: ['eta', 'node:path'] },
  config: { anywhere: ['domain', 'config'], own: [], packages: 'any' },
  // Jobs stand in tables: work builds on the database, and the database on nothing of it.
  work: { anywhere: ['domain', 'config', 'work', 'database', 'columns', 'entity'], own: [], packages: 'any' },
  files: { anywhere: ['domain', 'config', 'work', 'files'], own: [], packages: 'any' },
  columns: { anywhere: PURE, own: [], packages: ['typeorm'] },
  entities: { anywhere: ['entity'], own: [], packages: ['typeorm'] },
  database: { anywhere: ['domain', 'config', 'database', 'columns', 'entities'], own: [], packages: 'any' },
  web: { anywhere: ['domain', 'presentation', 'config', 'work', 'web'], own: [], packages: 'any' },
  'command-line': { anywhere: ['domain', 'config', 'work', 'command-line'], own: [], packages: 'any' },
  writer: { anywhere: ['domain', 'presentation', 'writer'], own: [], packages: 'any' },
  entity: { anywhere: [...PURE, 'columns', 'entity'], own: [], packages: ['typeorm'] },
  repository: { anywhere: [...PURE, 'database', 'columns'], own: ['entity', 'repository', 'part'], packages: 'any' },
  service: { anywhere: [...BELOW, 'service'], own: ['entity', 'repository', 'form', 'part'], packages: 'any' },
  form: { anywhere: ['domain', 'web'], own: ['form', 'part'], packages: 'any' },
  view: { anywhere: ['domain', 'presentation', 'entity'], own: ['view', 'part'], packages: [] },
  controller: {
    anywhere: ['domain', 'presentation', 'web', 'work', 'files'],
    own: ['service', 'form', 'view', 'gate', 'part'],
    packages: 'any',
  },
  // What a feature answers to the web's own questions, such as who asks.
  gate: { anywhere: [...BELOW, 'web', 'service'], own: ['service', 'part'], packages: 'any' },
  commands: {
    anywhere: [...BELOW, 'service', 'part', 'presentation', 'writer', 'command-line'],
    own: ['form', 'view'],
    packages: 'any',
  },
  module: {
    anywhere: [...BELOW, 'web', 'module'],
    own: ['service', 'repository', 'controller', 'gate', 'part'],
    packages: 'any',
  },
  part: {
    anywhere: [...BELOW, 'service', 'presentation', 'writer'],
    own: ['entity', 'repository', 'form', 'part'],
    packages: 'any',
  },
};

const ROOMS = ['domain', 'presentation', 'config', 'work', 'files', 'web', 'command-line'] as const;
const KINDS = ['entity', 'repository', 'service', 'form', 'view', 'controller', 'gate', 'module'] as const;

/** Packages that some roles never name, whatever else they may. */
const NEVER: Partial<Record<Role, readonly string[]>> = {
  writer: ['@nestjs/', 'typeorm'],
  controller: ['typeorm'],
  form: ['typeorm', '@nestjs/'],
  commands: ['typeorm'],
};

/** Everything in the files that breaks a rule of the house, a line each, in their order. */
export function violations(files: readonly ProgramFile[]): string[] {
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
  return [
    ...files.flatMap((file) => (imports.get(file.path) ?? []).flatMap((target) => whyNotImport(file.path, target))),
    ...files.flatMap(whyNotAsked),
    ...cycles(imports),
  ];
}

function whyNotImport(path: string, target: string): string[] {
  const [from, to] = [roleOf(path), roleOf(target)];
  const rule = RULES[from];
  if (!target.startsWith('src/')) {
    const isAllowed = rule.packages === 'any' || rule.packages.includes(target);
    const isForbidden = NEVER[from]?.some((name) => target === name || target.startsWith(name));
    return isAllowed && !isForbidden ? [] : [`${path}: ${from} imports the package ${target}`];
  }
  const isOwn = featureOf(path) !== null && featureOf(path) === featureOf(target);
  const isAllowed = rule.anywhere.includes(to) || (isOwn && rule.own.includes(to));
  if (!isAllowed) return [`${path}: ${from} imports ${to} ${target}`];
  return isAbove(target, path) ? [] : [`${path}: imports ${target}, a feature that stands below it`];
}

/** Whether a file stands in the same feature or in one before it, or outside the features. */
function isAbove(target: string, path: string): boolean {
  const [theirs, ours] = [featureOf(target), featureOf(path)];
  if (theirs === null || ours === null) return true;
  return FEATURES.indexOf(theirs) <= FEATURES.indexOf(ours);
}

/** What the text itself must not do: ask the machine for the time inside the domain, or open a transaction. */
function whyNotAsked({ path, text }: ProgramFile): string[] {
  const asksTime = /\bnew Date\(\s*\)|\bDate\.now\(|\bperformance\.now\(|\bMath\.random\(/.test(text);
  const isPure = ['domain', 'presentation'].includes(roleOf(path));
  const opens = /\.(transaction|startTransaction)\(/.test(text) && path !== 'src/database/transactions.ts';
  return [
    ...(isPure && asksTime ? [`${path}: asks for the time or for chance; they are arguments`] : []),
    ...(opens ? [`${path}: opens a transaction; only src/database/transactions.ts does`] : []),
  ];
}

/** Each circle of imports once, from the first of its files. */
function cycles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push(`${[...trail.slice(start), path].join(' → ')}: a circle of imports`);
    if (start >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return found;
}

/** What a file names in imports, exports from, dynamic imports and requires; its types included. */
function importsOf({ path, text }: ProgramFile): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith('.')) return fileName;
    const target = new URL(fileName, `file:///${path}`).pathname.slice(1);
    return /\.(js|json|ts)$/.test(target) ? target : `${target}.ts`;
  });
}

function featureOf(path: string): (typeof FEATURES)[number] | null {
  const folder = path.split('/')[1];
  return FEATURES.find((feature) => feature === folder) ?? null;
}

function roleOf(path: string): Role {
  const [, folder = '', rest = ''] = /^src\/(?:([^/]+)\/)?(.*)$/.exec(path) ?? [];
  const suffix = /\.(\w+)\.ts$/.exec(rest)?.[1];
  if (folder === '') return rest.startsWith('app.') ? 'setup' : 'door';
  if (suffix === 'commands' || suffix === 'entity') return suffix;
  if (folder === 'database')
    return rest === 'columns.ts' ? 'columns' : rest === 'entities.ts' ? 'entities' : 'database';
  const room = ROOMS.find((name) => name === folder);
  if (room !== undefined) return room;
  if (folder === 'documents' && /^(writers|text)\//.test(rest)) return 'writer';
  return KINDS.find((kind) => kind === suffix) ?? 'part';
}
