import { attachmentHeader, cleanFileName, endingOf } from './file-name';

describe('a name that was sent is cleaned', () => {
  test.each([
    ['Informe N° 013-2019-EEBs.pdf', 'Informe N° 013-2019-EEBs.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Ana\\acta.pdf', 'acta.pdf'],
    ['a\0b\u0007\r\n.pdf', 'ab.pdf'],
    ['acta\u202Efdp.exe', 'actafdp.exe'],
    ['a\u200Bc\uFEFFta\u2028.pdf', 'acta.pdf'],
    ['half \uD83D.pdf', 'half .pdf'],
    ['foto 😀.jpg', 'foto 😀.jpg'],
    ['Dan\u0303o.pdf', 'Daño.pdf'],
    ['a<b>:"c|d?*.pdf', 'a_b___c_d__.pdf'],
    ['  dos   espacios .pdf ', 'dos espacios .pdf'],
    ['.htaccess', 'htaccess'],
    ['acta.pdf...', 'acta.pdf'],
    ['con.pdf', '_con.pdf'],
    ['COM1', '_COM1'],
    ['consulta.pdf', 'consulta.pdf'],
    ['', 'archivo'],
    ['..', 'archivo'],
    ['carpeta/', 'archivo'],
  ])('%j', (given, shown) => {
    expect(cleanFileName(given)).toBe(shown);
  });

  test('to 200 characters, with its ending', () => {
    const name = cleanFileName(`${'ñ'.repeat(300)}.PDF`);
    expect(name).toBe(`${'ñ'.repeat(196)}.PDF`);
    expect([...cleanFileName('😀'.repeat(300))]).toHaveLength(200);
    expect(cleanFileName(`${'a '.repeat(200)}.pdf`).endsWith('a.pdf')).toBe(true);
  });
});

test.each([
  ['acta.pdf', 'pdf'],
  ['ACTA.PDF', 'pdf'],
  ['acta.firmada.pdf', 'pdf'],
  ['foto', ''],
  ['.pdf', ''],
  ['Informe N° 13.2019', ''],
  ['Oficio 13. Remite', ''],
  ['acta.mp4', 'mp4'],
  ['acta.una-cosa', ''],
])('the ending of %s is «%s»', (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});

test.each([
  ['acta.pdf', `attachment; filename="acta.pdf"; filename*=UTF-8''acta.pdf`],
  ['Ñandú (1).pdf', `attachment; filename="Nandu (1).pdf"; filename*=UTF-8''%C3%91and%C3%BA%20%281%29.pdf`],
  ["a'b*c%d.pdf", `attachment; filename="a'b*c_d.pdf"; filename*=UTF-8''a%27b%2Ac%25d.pdf`],
  ['a"; x="b\\.pdf', `attachment; filename="a_; x=_b_.pdf"; filename*=UTF-8''a%22%3B%20x%3D%22b%5C.pdf`],
  ['a\r\nSet-Cookie: b', `attachment; filename="a__Set-Cookie: b"; filename*=UTF-8''a__Set-Cookie%3A%20b`],
  ['😀\uD83D', `attachment; filename="__"; filename*=UTF-8''%F0%9F%98%80_`],
])('the header of %j', (name, header) => {
  expect(attachmentHeader(name)).toBe(header);
});
