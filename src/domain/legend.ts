/**
 * The legend of lights as it is printed under an Anexo 1: the labels are the commission's, from a day on; rules, fills
 * and signs are the same for all. Colours as RGB hex, null: none.
 */
import type { IsoDate } from './dates';
import { type Light, LIGHTS } from './light';
import { fold } from './text';

export interface LegendEntry {
  readonly light: Light;
  readonly label: string;
  readonly fill: string | null;
  readonly text: string | null;
}

/** One entry per light, in the order in which they are printed. */
export type Legend = readonly LegendEntry[];

/** By which a workbook is read: the first is the one that is told, the others are understood too. */
export type Legends = readonly [Legend, ...Legend[]];

export type LightLabels = Readonly<Record<Light, string>>;

/** What a commission calls a light from a day on. */
export interface DatedLabel {
  readonly light: Light;
  readonly label: string;
  readonly since: IsoDate;
}

/** The one of a commission that has set none: as the CNLCTF prints it. */
export const LEGEND: Legend = [
  { light: 'met', label: 'Meta alcanzada o superada', fill: 'C6EFCE', text: '0B3D1A' },
  { light: 'partial', label: 'Meta no alcanzada pero actividad realizada', fill: 'FFEB9C', text: '5C4400' },
  { light: 'not-done', label: 'Actividad no realizada', fill: 'FFC7CE', text: '7A0610' },
  { light: 'no-data', label: 'Sin información', fill: 'EDEDED', text: '1A1A1A' },
  { light: 'not-applicable', label: 'No aplica', fill: null, text: null },
];

/** A label stands in a cell of the annex and in a fifth of its legend's line. */
export const LONGEST_LABEL = 80;

/** The entry of a light. */
export function legendOf(light: Light, legend: Legend = LEGEND): LegendEntry {
  const entry = legend.find((each) => each.light === light);
  if (!entry) throw new Error(`No legend for light ${light}`);
  return entry;
}

/** The label of every light. */
export function labelsOf(legend: Legend): LightLabels {
  const label = (light: Light): string => legendOf(light, legend).label;
  return {
    met: label('met'),
    partial: label('partial'),
    'not-done': label('not-done'),
    'no-data': label('no-data'),
    'not-applicable': label('not-applicable'),
  };
}

/** The legend of a day: of each light the last label that began on it or before, without one the usual label. */
export function legendOn(day: IsoDate, labels: readonly DatedLabel[]): Legend {
  const begun = labels.filter(({ since }) => since <= day);
  if (begun.length === 0) return LEGEND;
  const last = new Map<Light, DatedLabel>();
  for (const each of begun) {
    const known = last.get(each.light);
    if (!known || each.since > known.since) last.set(each.light, each);
  }
  return LEGEND.map((entry) => ({ ...entry, label: last.get(entry.light)?.label ?? entry.label }));
}

/**
 * The legends by which a workbook of a day is read: that day's, then the others that the commission has had or will
 * have, the latest first, and the usual one: a book that was written before a change of labels is still understood.
 */
export function legendsReadOn(day: IsoDate, labels: readonly DatedLabel[]): Legends {
  const dates = [...new Set(labels.map(({ since }) => since))].sort().reverse();
  return [legendOn(day, labels), ...dates.map((since) => legendOn(since, labels)), LEGEND];
}

/** Why a commission cannot call its lights so, in a sentence; null: it can. Workbooks are read by these labels. */
export function whyNotLabels(labels: LightLabels): string | null {
  const taken = new Map(LEGEND.map(({ light, label }) => [fold(label), light]));
  for (const light of LIGHTS) {
    const label = labels[light];
    const folded = fold(label);
    if (folded === '') return `«${label}» no tiene ninguna letra; escriba un nombre que se pueda leer.`;
    if (label.length > LONGEST_LABEL) return `«${label}» es muy largo; escriba ${LONGEST_LABEL} letras como máximo.`;
    const other = taken.get(folded) ?? light;
    if (other !== light) return `«${label}» es el nombre de otro semáforo; dé a cada uno un nombre propio.`;
    taken.set(folded, light);
  }
  return null;
}
