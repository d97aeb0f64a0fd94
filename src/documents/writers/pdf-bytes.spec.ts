import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pdfPages } from '../../../test/support/pdf-reader';
import { elementText, pdfStructure } from '../../../test/support/pdf-structure';
import { pdfBytes, type PdfPage } from './pdf-bytes';
import { linesNode, plainLines } from './pdf-sheet';
import type { PdfElement } from './pdf-structure';

const FACTS = { title: 'Prueba', author: 'CNLCTF', subject: '', at: new Date('2020-01-15T16:02:11Z') };
const FONT = join(__dirname, '../../../node_modules/pdfmake/fonts/Roboto/Roboto-Italic.ttf');

function pageOf(laidOut: PdfPage['laidOut'], structure: readonly PdfElement[] = []): PdfPage {
  return { laidOut, placed: [], structure };
}

const made = (page: PdfPage): Promise<Uint8Array> => pdfBytes(1, () => page, FACTS);

describe('a document names files and addresses as text alone', () => {
  let server: Server;
  let asked = 0;
  let address = '';

  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.png`;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test('texts that look like them are printed as they are', async () => {
    const texts = [address, `file://${FONT}`, FONT, `<img src="${address}">`, '{"image":"x"}'];
    const lines = texts.flatMap((text) => plainLines(text, 1000, 8));
    const shown = pdfPages(await made(pageOf(linesNode(lines, { size: 8 }))));
    expect(shown.flat().map(({ text }) => text)).toEqual(texts);
    expect(asked).toBe(0);
  });

  test.each([
    ['an image of a file', () => ({ image: FONT }), 'denied by resource access policy'],
    ['an image from an address', () => ({ image: address }), 'denied by resource access policy'],
    ['a file to attach', () => ({ attachment: FONT, width: 10, height: 10 }), 'No attachment'],
  ])('%s is refused, and nothing is fetched', async (_name, node, why) => {
    await expect(made(pageOf(node()))).rejects.toThrow(why);
    expect(asked).toBe(0);
  });
});

test('a page that does not fit on its sheet is an error, not a second page', async () => {
  const lines = plainLines('uno\n'.repeat(200), 1000, 8);
  await expect(made(pageOf(linesNode(lines, { size: 8 })))).rejects.toThrow('Page 1 of the document does not fit');
});

test('elements stand in the order in which they are read, wherever they are drawn; what has none is decoration', async () => {
  const [first, second]: PdfElement[] = [{ kind: 'H1' }, { kind: 'P' }];
  const size = 8;
  const line = (text: string) => [{ text, bold: false }];
  const page: PdfPage = {
    laidOut: { stack: [linesNode([line('segundo')], { size, element: second }), linesNode([line('pie')], { size })] },
    placed: [
      { line: line('primero'), x: 100, y: 300, size, color: '#000000', element: first ?? null },
      { shape: { type: 'rect', x: 10, y: 10, w: 5, h: 5, color: '#000000' } },
      { line: line('más'), x: 100, y: 320, size, color: '#000000', element: first ?? null },
    ],
    structure: [first, second].filter((each) => each !== undefined),
  };
  const { children } = pdfStructure(await made(page));
  expect(children.map((each) => [each.kind, elementText(each)])).toEqual([
    ['H1', 'primero más'],
    ['P', 'segundo'],
  ]);
});
