/** How each output shows a light: never by colour alone, always with its label or sign beside it. */
import { legendOf } from '../domain/legend';
import type { Light } from '../domain/light';

export interface LightStyle {
  readonly label: string;
  /** One character that tells the light in black and white. */
  readonly sign: string;
  readonly cssClass: string;
  /** ARGB as workbooks have it; null: the cell stays as it is. */
  readonly xlsxFill: string | null;
  readonly xlsxText: string | null;
  /** `#RRGGBB`; null: none. */
  readonly pdfFill: string | null;
  readonly pdfText: string | null;
}

const SIGNS: Readonly<Record<Light, string>> = {
  met: '●',
  partial: '◐',
  'not-done': '○',
  'no-data': '?',
  'not-applicable': '–',
};

/** Label, sign and colours of a light, by the commission's legend. */
export function lightStyle(light: Light): LightStyle {
  const { label, fill, text } = legendOf(light);
  return {
    label,
    sign: SIGNS[light],
    cssClass: `light-${light}`,
    xlsxFill: fill && `FF${fill}`,
    xlsxText: text && `FF${text}`,
    pdfFill: fill && `#${fill}`,
    pdfText: text && `#${text}`,
  };
}
