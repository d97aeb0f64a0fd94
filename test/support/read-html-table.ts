/** The table of a page by a small reader of markup: its body's cells with what they span. */

export interface HtmlCell {
  /** Paragraphs, without the label of a light. */
  readonly paragraphs: readonly string[];
  readonly bold: readonly string[];
  readonly rows: number;
  /** Light of the cell's class or of the label within; null: none. */
  readonly light: string | null;
  /** The label of the light as it is printed; empty: none. */
  readonly label: string;
}

/** The rows of the first table body. */
export function htmlTable(html: string): HtmlCell[][] {
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '';
  return [...body.matchAll(/<tr\b[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<(td|th)\b([^>]*)>([\s\S]*?)<\/\1>/g)].map(([, , attributes = '', content = '']) =>
      cellOf(attributes, content),
    ),
  );
}

function cellOf(attributes: string, content: string): HtmlCell {
  const all = [...content.matchAll(/<p\b([^>]*)>([\s\S]*?)<\/p>/g)];
  const label = all.find(([, own = '']) => /class="light/.test(own));
  const texts = all.filter((each) => each !== label).map(([, , inner = '']) => inner);
  return {
    paragraphs: texts.map(textOf),
    bold: texts.flatMap((inner) =>
      [...inner.matchAll(/<strong>([\s\S]*?)<\/strong>/g)].map(([, text = '']) => textOf(text)),
    ),
    rows: Number(/rowspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
    light: /light-([a-z-]+)/.exec(`${attributes} ${label?.[1] ?? ''}`)?.[1] ?? null,
    label: textOf(label?.[2] ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function textOf(markup: string): string {
  return markup.replace(/<[^>]+>/g, '').replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
