import { whyNotValidate } from './review';

const REPORT = { reportedBy: 'ana@minam.example', documents: 1, note: null };

it.each([
  ['another person', REPORT, 'rosa@cnlctf.example', null],
  ['who reported', REPORT, 'ana@minam.example', 'Quien registra (ana@minam.example) no puede validar lo suyo'],
  [
    'another person without a document',
    { ...REPORT, documents: 0 },
    'rosa@cnlctf.example',
    'hace falta escribir el motivo',
  ],
  ['another person with an empty reason', { ...REPORT, documents: 0, note: '  ' }, 'rosa@cnlctf.example', 'hace falta'],
  ['another person with a reason', { ...REPORT, documents: 0, note: 'La fuente no cita documento' }, 'rosa@x.pe', null],
])('%s', (_, report, validator, sentence) => {
  if (sentence === null) expect(whyNotValidate(report, validator)).toBeNull();
  else expect(whyNotValidate(report, validator)).toContain(sentence);
});
