import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { runCommandLine } from '../../src/command-line/run';
import { COMMANDS } from '../../src/commands';
import { SampleService } from '../../src/operations/sample.service';
import { configOf, startApp } from '../support/app';
import { databaseState } from '../support/database-state';
import { describeOnBothDatabases } from '../support/databases';
import { LOADED } from '../support/deeds';
import { bomb, entryOf, rawZip } from '../support/raw-zip';
import { forgedWorkbook, link, ONE_CELL, sheetData } from '../support/xlsx-forge';
import { newFolder } from '../support/yupana';

const EVERYWHERE = 'A1:XFD1048576';
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]);
const GROWING = '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>';

/** Whatever somebody may hand over in the place of a workbook, and a word of the sentence that refuses it. */
const HOSTILE: [string, () => Buffer, RegExp][] = [
  ['no workbook', () => Buffer.from('ITEM;META\n1;2\n'), /no es un libro de Excel/],
  ['a zip bomb', () => forgedWorkbook({ entries: [bomb('xl/media/image1.bin', 160)] }), /MB/],
  [
    'a zip bomb whose headers lie',
    () => forgedWorkbook({ entries: [bomb('xl/worksheets/sheet2.xml', 101, 1024)] }),
    /MB/,
  ],
  [
    'one merge over everything',
    () => forgedWorkbook({ sheet: `${ONE_CELL}<mergeCells><mergeCell ref="${EVERYWHERE}"/></mergeCells>` }),
    /combinadas/,
  ],
  [
    'a cell in the last row',
    () => forgedWorkbook({ sheet: '<sheetData><row r="1048576"><c r="B1048576"><v>1</v></c></row></sheetData>' }),
    /B1048576/,
  ],
  ['an entity bomb', () => forgedWorkbook({ texts: '', parts: { 'xl/sharedStrings.xml': GROWING } }), /DOCTYPE/],
  [
    'a reference to another file',
    () => forgedWorkbook({ links: link('rId9', 'externalLink', 'externalLinks/externalLink1.xml') }),
    /vínculo a otro archivo/,
  ],
  ['macros', () => forgedWorkbook({ parts: { 'xl/vbaProject.bin': 'x' } }), /macros/],
  [
    'an encrypted file',
    () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(1024)]),
    /contraseña/,
  ],
  ['a zip with a password', () => rawZip([{ ...entryOf('xl/workbook.xml', 'x'), flags: 1 }]), /contraseña/],
  ['300,000 rows', () => forgedWorkbook({ sheet: sheetData(300_000, 0) }), /300,000 filas/],
  ['600,000 cells', () => forgedWorkbook({ sheet: sheetData(40_000, 15) }), /600,000 celdas/],
];

jest.setTimeout(120_000);

describeOnBothDatabases('hostile files handed to the command line', (database) => {
  const path = join(newFolder(), 'libro.xlsx');
  let app: NestFastifyApplication;
  let said = '';
  beforeAll(async () => {
    app = await startApp({ DATABASE_URL: database.url });
    await app.get(SampleService).load(LOADED);
  }, 120_000);
  afterAll(() => app.close());
  beforeEach(() => {
    said = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  });
  afterEach(() => jest.restoreAllMocks());

  /** One order in this process; the application stays open for the next. */
  const run = (...words: string[]): Promise<number> => {
    const open = { get: app.get.bind(app), close: () => Promise.resolve() } as unknown as INestApplicationContext;
    const doors = { config: () => configOf({ DATABASE_URL: database.url }), open: () => Promise.resolve(open) };
    return runCommandLine(COMMANDS, words, { ...doors, serve: () => Promise.reject(new Error('Nothing is served.')) });
  };
  const plan = ['--code', 'POA-2020', '--title', 'Plan', '--commission', 'CNLCTF'];
  const span = ['--starts', '2020-01-01', '--ends', '2020-12-31'];

  test.each(HOSTILE)('%s', async (_name, bytes, sentence) => {
    writeFileSync(path, bytes());
    const before = await databaseState(database);
    expect(await run('activities', 'import', path, '--plan', 'POA-2019')).toBe(1);
    expect(said).toMatch(sentence);
    said = '';
    expect(await run('plan', 'import', path, ...plan, ...span)).toBe(1);
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/\n {4}at /);
    expect(await databaseState(database)).toEqual(before);
  });
});
