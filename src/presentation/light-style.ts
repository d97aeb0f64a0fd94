/** How each output shows a light: never by colour alone, always with its label or sign beside it. */
import { LEGEND, type Legend, legendOf } from '../domain/legend';
import type { Light } from '../domain/light';

export interface LightStyle {
  readonly label: string;
  /** One character that tells the light in black and white. */
  readonly sign: string;
  /** Tells the lights apart whatever their labels. */
  readonly cssClass: string;
  /** ARGB as workbooks have it; null: the cell stays as it is. */
  readonly xlsxFill: string | null;
  readonly xlsxText: string | null;
  /** `#RRGGBB`; null: none. */
  readonly pdfFill: string | null;
  readonly pdfText: string | null;
}

export type LightStyles = Readonly<Record<Light, LightStyle>>;

const SIGNS: Readonly<Record<Light, string>> = {
  met: '●',
  partial: '◐',
  'not-done': '○',
  'no-data': '?',
  'not-applicable': '–',
};

/** Sign and colours of a light, its label by a legend; where colours alone are asked for, any legend will do. */
export function lightStyle(light: Light, legend: Legend = LEGEND): LightStyle {
  const { label, fill, text } = legendOf(light, legend);
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

/** Those of all lights, made once for the rows of an annex. */
export function lightStyles(legend: Legend): LightStyles {
  return {
    met: lightStyle('met', legend),
    partial: lightStyle('partial', legend),
    'not-done': lightStyle('not-done', legend),
    'no-data': lightStyle('no-data', legend),
    'not-applicable': lightStyle('not-applicable', legend),
  };
}
