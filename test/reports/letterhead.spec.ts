import { annexBytes } from '../../src/evaluation/annex-formats';
import { Threads } from '../../src/work/threads';
import { smallAnnex } from '../support/annex';
import { pdfPages } from '../support/pdf-reader';

test('the annex bears the letterhead of its commission, else the usual one', async () => {
  const annex = smallAnnex();
  const letterhead = { country: 'PERÚ', ministry: 'Gobierno Regional', cause: 'Ucayali sin trabajo forzoso' };
  const threads = new Threads();
  const words = async (each: typeof annex): Promise<string> => {
    const shown = pdfPages(await annexBytes(each, 'pdf', threads)).flat();
    return shown.map(({ text }) => text).join(' ');
  };
  const own = await words({ ...annex, plan: { ...annex.plan, letterhead } });
  expect(own.includes('Ucayali sin trabajo forzoso')).toBe(true);
  expect(own.includes('Alianza contra')).toBe(false);
  expect((await words(annex)).includes('Alianza contra el Trabajo Forzoso')).toBe(true);
});
