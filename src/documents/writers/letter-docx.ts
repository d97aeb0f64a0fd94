/** A formal letter as a Word document (ECMA-376), to be finished by hand: headings are headings, tables are tables. */
import type { FormalLetter, LetterPart, LetterTable } from '../../domain/letter';
import type { Letterhead } from '../../domain/letterhead';
import { fixedPackage } from './xlsx-package';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OPENING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** In twentieths of a point: A4, its margins and what they leave. */
const SHEET = { width: 11906, height: 16838, side: 1134, top: 900, bottom: 1134 } as const;
const WIDTH = SHEET.width - 2 * SHEET.side;

/** Bytes of the document; the same letter gives the same bytes, at any time and in any zone. */
export function letterDocx(letter: FormalLetter): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations([
      ['rId1', 'officeDocument', 'word/document.xml'],
      ['rId2', CORE, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': properties(letter),
    'word/_rels/document.xml.rels': relations([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'footer', 'footer1.xml'],
    ]),
    'word/document.xml': documentXml(letter),
    'word/styles.xml': STYLES,
    'word/footer1.xml': footerXml(letter.footer),
  };
  const encoder = new TextEncoder();
  return fixedPackage(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(OPENING + xml)])),
  );
}

const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/></Types>`;

function relations(targets: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = targets.map(([id, type, target]) => {
    const name = type.startsWith('http') ? type : `${TYPES}/${type}`;
    return `<Relationship Id="${id}" Type="${name}" Target="${target}"/>`;
  });
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

function properties({ title, author, sentAt }: FormalLetter): string {
  const at = new Date(sentAt).toISOString().replace(/\.\d+/, '');
  const day = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator>` +
    `<dc:language>es-PE</dc:language>${day('created')}${day('modified')}</cp:coreProperties>`
  );
}

const STYLES =
  `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>` +
  '<w:sz w:val="21"/><w:lang w:val="es-PE"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140"/>' +
  '</w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  heading('Heading1', 'heading 1', { level: 0, size: 28 }) +
  heading('Heading2', 'heading 2', { level: 1, size: 24 }) +
  '<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/>' +
  '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style></w:styles>';

function heading(id: string, name: string, { level, size }: { level: number; size: number }): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
    `<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>` +
    `<w:outlineLvl w:val="${level}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`
  );
}

function documentXml({ letterhead, parts }: FormalLetter): string {
  const { width, height, side, top, bottom } = SHEET;
  const section =
    `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${width}" w:h="${height}"/>` +
    `<w:pgMar w:top="${top}" w:right="${side}" w:bottom="${bottom}" w:left="${side}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`;
  const body = [letterheadXml(letterhead), ...parts.map(partXml)].join('');
  return `<w:document ${W} ${R}><w:body>${body}${section}</w:body></w:document>`;
}

function letterheadXml({ country, ministry, cause }: Letterhead): string {
  const rest = cause === '' ? [] : [{ text: cause, share: 41, fill: '595959' }];
  const cells = [
    { text: country, share: 18, fill: '9B0A1A' },
    { text: ministry, share: 41 * (2 - rest.length), fill: '333333' },
    ...rest,
  ];
  const widths = cells.map(({ share }) => Math.floor((WIDTH * share) / 100));
  const row = cells.map(({ text, fill }, index) => {
    const look = '<w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>';
    const centred = '<w:pStyle w:val="Cell"/><w:spacing w:before="80" w:after="80"/><w:jc w:val="center"/>';
    return cellXml(widths[index] ?? 0, `<w:p><w:pPr>${centred}</w:pPr>${runs(text, look)}</w:p>`, fill);
  });
  return `${tableXml(widths, [`<w:tr>${row.join('')}</w:tr>`], false)}<w:p/>`;
}

function partXml(part: LetterPart): string {
  switch (part.kind) {
    case 'title':
      return paragraphXml(part.text, 'Heading1');
    case 'heading':
      return paragraphXml(part.text, 'Heading2');
    case 'paragraph':
      return paragraphXml(part.text, 'Normal');
    case 'list':
      return part.items.map((item, index) => paragraphXml(`${index + 1}. ${item}`, 'Normal')).join('');
    case 'table':
      return tableOf(part);
  }
}

function tableOf({ columns, rows }: LetterTable): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((WIDTH * share) / shares));
  const cells = (texts: readonly string[], fill: string | null): string =>
    texts
      .map((text, column) => {
        const look = fill === null ? '' : '<w:rPr><w:b/></w:rPr>';
        const content = `<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>${runs(text, look)}</w:p>`;
        return cellXml(widths[column] ?? 0, content, fill);
      })
      .join('');
  const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cells(
    columns.map(({ heading: text }) => text),
    'E4E8EE',
  )}</w:tr>`;
  // A table beside another without a paragraph between them would be one with it.
  return `${tableXml(widths, [head, ...rows.map((row) => `<w:tr>${cells(row, null)}</w:tr>`)], true)}<w:p/>`;
}

function tableXml(widths: readonly number[], rows: readonly string[], isRuled: boolean): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const rules = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"/>`).join('');
  const look = isRuled ? `<w:tblBorders>${rules}</w:tblBorders>` : '';
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const total = widths.reduce((sum, width) => sum + width, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/>${look}<w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

function cellXml(width: number, content: string, fill: string | null): string {
  const shade = fill === null ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`;
}

function paragraphXml(text: string, style: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs(text, '')}</w:p>`;
}

/** A text with its own line breaks. */
function runs(text: string, look: string): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:r>${look}${lines.join('<w:br/>')}</w:r>`;
}

function footerXml(text: string): string {
  const field = (code: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const words = (plain: string): string => `<w:r><w:t xml:space="preserve">${escaped(plain)}</w:t></w:r>`;
  const place = `<w:pStyle w:val="Cell"/><w:tabs><w:tab w:val="right" w:pos="${WIDTH}"/></w:tabs>`;
  const page = `${words('Página ')}${field('PAGE')}${words(' de ')}${field('NUMPAGES')}`;
  return `<w:ftr ${W}><w:p><w:pPr>${place}</w:pPr>${words(text)}<w:r><w:tab/></w:r>${page}</w:p></w:ftr>`;
}

/** As xml holds a text: without the characters that it has no place for. */
function escaped(text: string): string {
  return text
    .replace(WITHOUT_PLACE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const WITHOUT_PLACE = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
