import { writtenLetter } from './letter';

const SITE = 'https://yupana.example.pe';

describe('a letter', () => {
  const { text, html } = writtenLetter(
    {
      paragraphs: ['Estimada «Ana» <b>:', 'Segundo párrafo & fin.'],
      action: { label: 'Abrir', path: '/mis-reportes?a=1&b=2' },
      sections: [
        {
          title: 'Plazos',
          lines: [
            { text: 'Uno', path: '/uno' },
            { text: 'Dos', path: null },
          ],
        },
      ],
      closing: ['Hasta pronto.'],
    },
    'Asunto\r\nBcc: x@y.pe',
    SITE,
  );

  it('in plain text reads from the top to the foot', () => {
    expect(text).toBe(
      [
        ...['Estimada «Ana» <b>:', '', 'Segundo párrafo & fin.', ''],
        ...['Abrir:', `${SITE}/mis-reportes?a=1&b=2`, ''],
        ...['Plazos', '', `- Uno\n  ${SITE}/uno`, '', '- Dos', ''],
        ...['Hasta pronto.', '', '-- ', 'Yupana, seguimiento de planes operativos anuales.'],
        ...['Este correo se envía solo; no responda a esta dirección.', ''],
      ].join('\n'),
    );
  });

  it('in html shows the same, escaped', () => {
    expect(html).toContain('<p style="margin: 0 0 16px">Estimada «Ana» &lt;b&gt;:</p>');
    expect(html).toContain(`href="${SITE}/mis-reportes?a=1&amp;b=2"`);
    expect(html).toContain(`<a href="${SITE}/uno" style="color: #0056ac">Uno</a>`);
    expect(html).toContain('<title>Asunto Bcc: x@y.pe</title>');
    const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !address?.startsWith(`${SITE}/`))).toEqual([]);
  });

  test.each(['//elsewhere.example/', '/\\elsewhere.example/', 'https://elsewhere.example/', 'mis-reportes'])(
    'does not lead to %s',
    (path) => {
      expect(() => writtenLetter({ paragraphs: [], action: { label: 'Abrir', path } }, 'Asunto', SITE)).toThrow(
        'own site',
      );
    },
  );
});
