/** The commission's legend of lights, as it is printed under its Anexo 1; colours as RGB hex, null: none. */
import type { Light } from './light';

export interface LegendEntry {
  readonly light: Light;
  readonly label: string;
  readonly fill: string | null;
  readonly text: string | null;
}

export const LEGEND: readonly LegendEntry[] = [
  { light: 'met', label: 'Meta alcanzada o superada', fill: 'C6EFCE', text: '0B3D1A' },
  { light: 'partial', label: 'Meta no alcanzada pero actividad realizada', fill: 'FFEB9C', text: '5C4400' },
  { light: 'not-done', label: 'Actividad no realizada', fill: 'FFC7CE', text: '7A0610' },
  { light: 'no-data', label: 'Sin información', fill: 'EDEDED', text: '1A1A1A' },
  { light: 'not-applicable', label: 'No aplica', fill: null, text: null },
];

/** The entry of a light. */
export function legendOf(light: Light): LegendEntry {
  const entry = LEGEND.find((each) => each.light === light);
  if (!entry) throw new Error(`No legend for light ${light}`);
  return entry;
}
