/** The execution group beside the indicators of a row: executed values, observations, lights; percents to compare. */
import type { Legends } from '../../domain/legend';
import type { Light } from '../../domain/light';
import { tidy } from '../../domain/text';
import { lightStyle } from '../../presentation/light-style';
import type { IndicatorCells } from './indicator-cells';
import type { ShownFigure, StatedDraft } from './indicator-draft';
import { readLight, readYesOrNo } from './read-values';
import { filledLines } from './several-in-cell';

const SHOWN = ['executedPercent', 'pending', 'pendingPercent'] as const;

/** The execution of each indicator of a row; observations and the reason of a light serve all of them. */
export function readExecution(cells: IndicatorCells, legends: Legends): StatedDraft[] {
  const { row, count } = cells;
  const executed = cells.amounts('executed', false);
  const done = cells.meanings<boolean | null>('activityDone', null, readYesOrNo);
  const lights = cells.meanings<Light | null>('light', null, (text) => readLight(text, legends));
  const { label, text: observations } = withoutLabel(tidy(row.wholeText('observations')), legends);
  const lightReason = tidy(row.text('lightReason')) || null;
  if (lightReason !== null && !row.has('light')) {
    row.warn('lightReason', 'Hay un motivo y la celda del semáforo está vacía; el motivo no se importa.');
  }
  const shown = SHOWN.map((figure) => shownFigures(cells, figure));
  return Array.from({ length: count }, (_, index) => ({
    executed: executed[index] ?? null,
    activityDone: done[index] ?? (executed[index] === 0n ? saidBy(label) : null),
    observations: observations || null,
    light: lights[index] ?? null,
    lightReason,
    shown: shown.flatMap((figures) => figures[index] ?? []),
    cells: {
      executed: row.address('executed'),
      activityDone: row.address('activityDone'),
      observations: row.address('observations'),
      light: row.address('light'),
    },
  }));
}

/** Parts a text from the light's label in its first line, where annexes print it with what stands behind it. */
function withoutLabel(text: string, legends: Legends): { readonly label: Light | null; readonly text: string } {
  const [first = ''] = text.split('\n', 1);
  const entry = legends.flat().find(({ light, label }) => {
    const printed = `${lightStyle(light).sign} ${label}`;
    return first === printed || first.startsWith(`${printed}:`);
  });
  return entry ? { label: entry.light, text: text.slice(first.length).trimStart() } : { label: null, text };
}

function saidBy(label: Light | null): boolean | null {
  return label === 'partial' || label === 'not-done' ? label === 'partial' : null;
}

// These cells are not read, so that an error value in them refuses nothing.
function shownFigures({ row, count }: IndicatorCells, figure: ShownFigure['figure']): ShownFigure[] {
  const own = row.own(figure);
  if (!own || own.kind === 'error' || own.kind === 'no-result') return [];
  const cell = row.address(figure);
  if (own.kind === 'number') return count === 1 ? [{ figure, text: own.text, number: own.number ?? null, cell }] : [];
  const lines = filledLines(own.text);
  return lines.length === count ? lines.map((text) => ({ figure, text, number: null, cell })) : [];
}
