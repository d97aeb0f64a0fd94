import { type Annex, annexOf } from '../../src/domain/annex';
import { LEGEND, legendOn, type LightLabels } from '../../src/domain/legend';
import { LIGHTS } from '../../src/domain/light';
import { annexXlsx } from '../../src/documents/writers/annex-xlsx';
import { type AnnexFormat, ANNEX_FORMATS, annexBytes } from '../../src/evaluation/annex-formats';
import { planWorkbook } from '../../src/workbooks/plan/write-plan';
import { Threads } from '../../src/work/threads';
import { smallAnnex } from '../support/annex';
import { pdfPages } from '../support/pdf-reader';
import { readXlsx } from '../support/read-xlsx';

const OWN: LightLabels = {
  met: 'Lograda',
  partial: 'En camino',
  'not-done': 'Sin hacer',
  'no-data': 'Silencio',
  'not-applicable': 'No corresponde',
};

function legendOf(labels: LightLabels) {
  return legendOn(
    '2020-01-01',
    LIGHTS.map((light) => ({ light, label: labels[light], since: '2020-01-01' })),
  );
}

const named = (labels: LightLabels): Annex => ({ ...smallAnnex(), legend: legendOf(labels) });
const sheetOf = async (annex: Annex) => readXlsx(await annexXlsx(annex)).sheets[0]?.cells ?? new Map<string, never>();

async function wordsIn(annex: Annex, format: AnnexFormat): Promise<string> {
  const bytes = await annexBytes(annex, format, new Threads());
  if (format === 'pdf')
    return pdfPages(bytes)
      .flat()
      .map(({ text }) => text)
      .join(' ');
  if (format !== 'xlsx') return new TextDecoder().decode(bytes);
  return readXlsx(bytes)
    .sheets.flatMap(({ cells }) => [...cells.values()].map(({ text }) => text))
    .join('\n');
}

test.each(ANNEX_FORMATS)('the %s names the lights as the annex does, and not otherwise', async (format) => {
  const [own, usual] = [await wordsIn(named(OWN), format), await wordsIn(smallAnnex(), format)];
  // The csv has no legend below: only the lights of its rows.
  const shown = LIGHTS.filter((light) => format !== 'csv' || light !== 'not-applicable');
  for (const { light, label } of LEGEND.filter((each) => shown.includes(each.light))) {
    expect([light, own.includes(OWN[light]), own.includes(label)]).toEqual([light, true, false]);
    expect([light, usual.includes(OWN[light]), usual.includes(label)]).toEqual([light, false, true]);
  }
});

test('an annex of which nobody has said otherwise has the usual legend', () => {
  const { plan, cutoff } = smallAnnex();
  const content = { elements: [], indicators: [], footnotes: [] };
  expect(annexOf({ plan, cutoff, content, progress: new Map(), observations: new Map() }).legend).toBe(LEGEND);
});

test('colours go by the light, also where another commission calls another light the same', async () => {
  const swapped = { ...OWN, met: 'Meta no alcanzada pero actividad realizada', partial: 'Meta alcanzada o superada' };
  const fills = async (annex: Annex) => {
    const cells = await sheetOf(annex);
    return ['P8', 'P10', 'A17', 'A18'].map((address) => cells.get(address)?.fill);
  };
  const usual = await fills(smallAnnex());
  expect(usual).toContain('C6EFCE');
  expect(await fills(named(swapped))).toEqual(usual);
});

test('the longest label is printed whole, in the sheet in as many lines as it needs', async () => {
  const long = 'Nombre extraordinariamente largo del semáforo de una meta alcanzada o superada !';
  expect(long).toHaveLength(80);
  const annex = named({ ...OWN, met: long });
  const cells = await sheetOf(annex);
  const place = [...cells.keys()].find(
    (address) => address.startsWith('A') && cells.get(address)?.text === `● ${long}`,
  );
  const { parts } = readXlsx(await annexXlsx(annex));
  const row = /\d+/.exec(place ?? '')?.[0] ?? '';
  const height = new RegExp(`<row r="${row}"[^>]* ht="([\\d.]+)"`).exec(parts['xl/worksheets/sheet1.xml'] ?? '')?.[1];
  expect(Number(height)).toBeGreaterThan(24);
  expect((await wordsIn(annex, 'pdf')).replace(/\s+/g, ' ')).toContain('Nombre extraordinariamente largo del');
});

test('the workbook of a plan with execution has the labels of its annex', async () => {
  const annex = named(OWN);
  const content = { elements: [], indicators: [], footnotes: [] };
  const [sheet] = readXlsx(await planWorkbook(annex.plan, content, annex)).sheets;
  const texts = [...(sheet?.cells.values() ?? [])].map(({ text }) => text);
  for (const { light, label } of LEGEND)
    expect([texts.includes(OWN[light]), texts.includes(label)]).toEqual([true, false]);
});
