import { annexBytes } from '../../src/evaluation/annex-formats';
import { Threads } from '../../src/work/threads';
import { smallAnnex } from '../support/annex';
import { pdfPages } from '../support/pdf-reader';

test('the annex bears the letterhead of its commission, else its own name', async () => {
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
  const plain = { ...annex, plan: { ...annex.plan, commission: 'Comisión Regional de Puno', letterhead: undefined } };
  const shown = await words(plain);
  expect(shown.split('Comisión Regional de Puno').length).toBeGreaterThan(2);
  expect(shown.includes('Alianza contra')).toBe(false);
});
