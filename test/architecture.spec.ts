import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgramFile, violations } from './support/import-rules';

const ROOT = join(__dirname, '..');

function textsOf(folder: string, ending: string): ProgramFile[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const paths = names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
  return paths.sort().map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function longerThan(lines: number, files: readonly ProgramFile[]): string[] {
  return files.filter(({ text }) => text.trimEnd().split('\n').length > lines).map(({ path }) => path);
}

const written = [...textsOf('src', '.ts'), ...textsOf('test', '.ts')];
const program = written.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.spec.ts'));

test('the program keeps the rules of who may import whom', () => {
  expect(program.map(({ path }) => path)).toContain('src/main.ts');
  expect(violations(program)).toEqual([]);
});

test('files, templates and the two doors stay short enough to be read', () => {
  expect(longerThan(300, written)).toEqual([]);
  expect(longerThan(120, textsOf('templates', '.eta'))).toEqual([]);
  expect(
    longerThan(
      40,
      written.filter(({ path }) => ['src/main.ts', 'src/cli.ts'].includes(path)),
    ),
  ).toEqual([]);
});

describe('the rules report', () => {
  const cases: [string, ProgramFile, string][] = [
    [
      'Nest in the domain',
      file('src/domain/a.ts', "import { Injectable } from '@nestjs/common';"),
      'package @nestjs/common',
    ],
    [
      'a file system in the domain',
      file('src/domain/a.ts', "import { readFileSync } from 'node:fs';"),
      'package node:fs',
    ],
    [
      'a type of a feature in the domain',
      file('src/domain/a.ts', "import type { Plan } from '../plans/plan.entity';"),
      'imports entity',
    ],
    ['a type named in place', file('src/domain/a.ts', "let a: import('../plans/plan.entity').Plan;"), 'imports entity'],
    ['a required module', file('src/domain/a.ts', "const fs = require('node:fs');"), 'package node:fs'],
    ['the clock in the domain', file('src/domain/a.ts', 'export const today = new Date();'), 'asks for the time'],
    ['the clock by another name', file('src/domain/a.ts', 'export const now = Date.now();'), 'asks for the time'],
    ['chance in presentation', file('src/presentation/a.ts', 'export const id = Math.random();'), 'asks for the time'],
    ['a feature in presentation', file('src/presentation/a.ts', "import '../plans/plan.entity';"), 'imports entity'],
    ['the web in presentation', file('src/presentation/a.ts', "import '../web/page';"), 'imports web'],
    ['a service in an entity', file('src/plans/a.entity.ts', "import './plans.service';"), 'entity imports service'],
    ['Nest in an entity', file('src/plans/a.entity.ts', "import '@nestjs/common';"), 'package @nestjs/common'],
    [
      'a service in a repository',
      file('src/plans/a.repository.ts', "import './plans.service';"),
      'repository imports service',
    ],
    [
      "another feature's entity in a repository",
      file('src/progress/a.repository.ts', "import '../plans/plan.entity';"),
      'repository imports entity',
    ],
    [
      "another feature's repository in a service",
      file('src/progress/a.service.ts', "import '../plans/plans.repository';"),
      'service imports repository',
    ],
    [
      'a controller in a service',
      file('src/plans/a.service.ts', "import './plans.controller';"),
      'service imports controller',
    ],
    ['the web in a service', file('src/plans/a.service.ts', "import '../web/page';"), 'service imports web'],
    [
      'a repository in a controller',
      file('src/plans/a.controller.ts', "import './plans.repository';"),
      'controller imports repository',
    ],
    [
      "another feature's service in a controller",
      file('src/progress/a.controller.ts', "import '../plans/plans.service';"),
      'controller imports service',
    ],
    ['TypeORM in a controller', file('src/plans/a.controller.ts', "import { In } from 'typeorm';"), 'package typeorm'],
    ['a service in a view', file('src/plans/a.view.ts', "import './plans.service';"), 'view imports service'],
    [
      'a feature in a writer',
      file('src/documents/writers/a.ts', "import '../../plans/plan.entity';"),
      'writer imports entity',
    ],
    ['Nest in a writer', file('src/documents/writers/a.ts', "import '@nestjs/common';"), 'package @nestjs/common'],
    ['a feature in the web', file('src/web/a.ts', "import '../plans/plans.service';"), 'web imports service'],
    [
      'a feature in the database',
      file('src/database/a.ts', "import '../plans/plan.entity';"),
      'database imports entity',
    ],
    [
      'a feature that stands below',
      file('src/plans/a.service.ts', "import '../progress/progress.service';"),
      'stands below',
    ],
    [
      'a type of a feature below',
      file('src/plans/a.view.ts', "import type { A } from '../progress/a.entity';"),
      'stands below',
    ],
    [
      'a transaction opened elsewhere',
      file('src/plans/a.service.ts', 'await source.transaction(work);'),
      'opens a transaction',
    ],
    ['one opened by hand', file('src/database/a.ts', 'await runner.startTransaction();'), 'opens a transaction'],
    [
      'a circle of imports',
      file('src/plans/plan.entity.ts', "import type { A } from './plan.entity';"),
      'a circle of imports',
    ],
  ];

  test.each(cases)('%s', (_name, wrong, report) => {
    const reported = violations([wrong]);
    expect(reported).toHaveLength(1);
    expect(reported[0]).toContain(report);
  });

  test('a circle through several files, types included, once', () => {
    const circle = [
      file('src/domain/a.ts', "import type { B } from './b';"),
      file('src/domain/b.ts', "export * from './c';"),
      file('src/domain/c.ts', "export const later = () => import('./a');"),
    ];
    expect(violations(circle)).toEqual([
      'src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts: a circle of imports',
    ]);
  });

  test('nothing where all is well', () => {
    const well = [
      file('src/domain/plan.ts', "import type { Amount } from './amount'; const at = new Date(0);"),
      file('src/plans/plan.entity.ts', "import { Entity } from 'typeorm'; import type { A } from '../domain/amount';"),
      file('src/plans/plans.repository.ts', "import { Plan } from './plan.entity';"),
      file('src/plans/plans.service.ts', "import { PlansRepository } from './plans.repository';"),
      file('src/progress/progress.service.ts', "import { PlansService } from '../plans/plans.service';"),
      file('src/progress/progress.view.ts', "import type { Plan } from '../plans/plan.entity';"),
    ];
    expect(violations(well)).toEqual([]);
  });

  function file(path: string, text: string): ProgramFile {
    return { path, text };
  }
});
