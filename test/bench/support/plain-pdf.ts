/** The table of an annex by pdfmake alone: the same texts and fills, its heading on each page, no cell spans rows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Annex } from '../../../src/domain/annex';
import type { Cell } from '../../../src/presentation/annex-page';
import { built } from './built';

const page = built<typeof import('../../../src/presentation/annex-page')>('presentation/annex-page');
const { ANNEX_COLUMNS } = built<typeof import('../../../src/presentation/annex-columns')>('presentation/annex-columns');
const { lightStyle } = built<typeof import('../../../src/presentation/light-style')>('presentation/light-style');
const { TEXT_WIDTHS } = built<typeof import('../../../src/documents/writers/annex-pdf-columns')>(
  'documents/writers/annex-pdf-columns',
);

interface Pdfmake {
  virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
  setFonts(fonts: object): void;
  setUrlAccessPolicy(mayRead: () => boolean): void;
  setLocalAccessPolicy(mayRead: () => boolean): void;
  createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
}

const load = createRequire(__filename);

export async function plainPdf(annex: Annex): Promise<Uint8Array> {
  const { rows, title } = page.annexPage(annex);
  const heading = ANNEX_COLUMNS.map((column) => ({ text: column.heading, bold: true, fontSize: 7 }));
  const body = rows.map((cells) => {
    const texts: object[] = ANNEX_COLUMNS.map(() => ({ text: '' }));
    for (const cell of cells) texts[cell.column] = textOf(cell);
    return texts;
  });
  const document = pdfmake().createPdf({
    pageSize: 'A3',
    pageOrientation: 'landscape',
    pageMargins: [25.5, 40, 25.5, 36],
    defaultStyle: { font: 'Roboto', fontSize: 7.5 },
    footer: (number: number, of: number) => ({ text: `Página ${number} de ${of}`, alignment: 'right' }),
    content: [
      { text: title, fontSize: 15 },
      { table: { widths: [...TEXT_WIDTHS], headerRows: 1, body: [heading, ...body] }, layout: LAYOUT },
    ],
  });
  return document.getBuffer();
}

const LAYOUT = { paddingLeft: () => 2.5, paddingRight: () => 2.5, hLineWidth: () => 0.5, vLineWidth: () => 0.5 };

function textOf({ kind, light, text }: Cell): object {
  const label = kind === 'observations' && light ? [{ text: `${light.label}${light.detail}\n`, bold: true }] : [];
  const parts = text.flatMap((paragraph, index) =>
    index === 0 ? paragraph : [{ text: '\n', bold: false }, ...paragraph],
  );
  const fill = kind === 'figure' && light ? { fillColor: lightStyle(light.light).pdfFill ?? undefined } : {};
  return { text: [...label, ...parts], alignment: kind === 'figure' ? 'right' : 'left', ...fill };
}

function pdfmake(): Pdfmake {
  const fonts = join(dirname(load.resolve('pdfmake/package.json')), 'fonts/Roboto');
  const program = load('pdfmake') as Pdfmake;
  for (const name of ['Roboto-Regular.ttf', 'Roboto-Medium.ttf']) {
    program.virtualfs.writeFileSync(name, readFileSync(join(fonts, name)));
  }
  program.setFonts({ Roboto: { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf' } });
  program.setUrlAccessPolicy(() => false);
  program.setLocalAccessPolicy(() => false);
  return program;
}
