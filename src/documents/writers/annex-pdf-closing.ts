/** What stands below the table: the legend of the lights with their counts, and the footnotes. */
import type { Light } from '../../domain/light';
import type { AnnexPage } from '../../presentation/annex-page';
import { lightStyle } from '../../presentation/light-style';
import { BARE, type Block, textBlock } from './annex-pdf-front';
import { lightSign } from './annex-pdf-sign';
import {
  COLOURS,
  CONTENT_WIDTH,
  lineHeight,
  linesNode,
  linesOf,
  type PdfNode,
  plainLines,
  type PrintedLine,
  SIZES,
} from './pdf-sheet';
import type { PdfElement } from './pdf-structure';

const CHIP = { padding: 4, sign: 12, gap: 10, text: SIZES.note } as const;

/** The blocks below the table, a footnote's every line for itself: they may go on on another page. */
export function closingBlocks({ legend, footnotes }: AnnexPage): Block[] {
  const heading = (text: string): Block =>
    textBlock(text, { size: SIZES.facts, bold: true, above: 8, below: 3, kind: 'H2' });
  const notes = footnotes.flatMap(({ mark, text }) => footnoteBlocks(mark, text));
  return [
    joined(heading('Leyenda del semáforo'), legendBlock(legend)),
    ...(notes.length === 0 ? [] : [joined(heading('Notas'), notes[0]), ...notes.slice(1)]),
  ];
}

// A heading never stands alone at the foot of a page.
function joined(heading: Block, next: Block | undefined): Block {
  return {
    node: { stack: [heading.node, next?.node ?? { text: '' }] },
    height: heading.height + (next?.height ?? 0),
    elements: [...heading.elements, ...(next?.elements ?? [])],
  };
}

function legendBlock(legend: AnnexPage['legend']): Block {
  const width = (CONTENT_WIDTH - CHIP.gap * (legend.length - 1)) / legend.length;
  const room = width - 2 * CHIP.padding - CHIP.sign;
  const chips = legend.map((each) => {
    const indicators = `${each.count} ${each.count === 1 ? 'indicador' : 'indicadores'}`;
    return {
      ...each,
      element: { kind: 'P' } as const,
      lines: [...plainLines(each.label, room, CHIP.text, true), ...plainLines(indicators, room, CHIP.text)],
    };
  });
  const height = Math.max(...chips.map(({ lines }) => lines.length)) * lineHeight(CHIP.text) + 2 * CHIP.padding;
  const size = { width, height };
  const cells = chips.flatMap((chip, index): PdfNode[] =>
    index === 0 ? [chipNode(chip, size)] : [{ text: '' }, chipNode(chip, size)],
  );
  const widths = chips.flatMap((_chip, index) => (index === 0 ? [width] : [CHIP.gap, width]));
  const table = { widths, heights: [height], body: [cells] };
  return { node: { table, layout: BARE }, height, elements: chips.map(({ element }) => element) };
}

interface Chip {
  readonly light: Light;
  readonly lines: readonly PrintedLine[];
  readonly element: PdfElement;
}

function chipNode({ light, lines, element }: Chip, { width, height }: { width: number; height: number }): PdfNode {
  const { pdfFill, pdfText } = lightStyle(light);
  const color = pdfText ?? COLOURS.ink;
  const corner = { x: -CHIP.padding, y: -CHIP.padding };
  const outline = { type: 'rect', ...corner, w: width, h: height, lineWidth: 0.5, lineColor: COLOURS.line };
  const frame = { canvas: [outline], relativePosition: { x: 0, y: 0 } };
  const text = { ...linesNode(lines, { size: CHIP.text, color, element }), margin: [CHIP.sign, 0, 0, 0] };
  const margin = [CHIP.padding, CHIP.padding, CHIP.padding, 0];
  const fill = pdfFill === null ? {} : { fillColor: pdfFill };
  return { stack: [frame, lightSign(light, CHIP.text, color), text], margin, ...fill };
}

function footnoteBlocks(mark: string, text: string): Block[] {
  const parts = [
    { text: mark, bold: true },
    { text: ` ${text}`, bold: false },
  ];
  const lines = linesOf(parts, CONTENT_WIDTH, SIZES.note);
  const element: PdfElement = { kind: 'P' };
  return lines.map((line) => ({
    node: linesNode([line], { size: SIZES.note, color: COLOURS.ink, element }),
    height: lineHeight(SIZES.note),
    elements: [element],
  }));
}
