/**
 * The objective, axis, strategy and line under which each row stands. An empty or merged cell takes what stands above
 * it; another code ends that for everything to its right; the same code again keeps its name.
 */
import { type ElementLevel, readCode } from '../../domain/codes';
import type { SheetCell } from '../../domain/sheet';
import { oneLine } from '../../domain/text';
import { quoted } from '../layout/read-words';
import { type CodedLevel, LEVEL_WORDS, type PlanColumn } from './plan-headings';
import type { PlanRow } from './plan-row';
import type { PlanTree } from './plan-tree';

/** Codes in force: null where none was given yet, empty where the one given could not be read. */
export type Standing = Readonly<Record<ElementLevel, string | null>>;

const ORDER: readonly ElementLevel[] = ['objective', 'axis', 'strategy', 'line'];
const OF_OBJECTIVE = ['objective.indicator', 'objective.unit', 'objective.target', 'objective.institutions'] as const;
const OF_LINE = ['line.institutions'] as const;
const DASH = /^[-–—]+$/;

export class Levels {
  private readonly current: Record<ElementLevel, string | null> = {
    objective: null,
    axis: null,
    strategy: null,
    line: null,
  };
  private readonly held = new Map<PlanColumn, SheetCell>();

  constructor(private readonly tree: PlanTree) {}

  /** Takes the row's codes and names in, lends it what it inherits, and tells where it stands. */
  enter(row: PlanRow): Standing {
    this.enterCoded(row, 'objective');
    this.enterAxis(row);
    this.enterCoded(row, 'strategy');
    this.enterCoded(row, 'line');
    for (const column of [...OF_OBJECTIVE, ...OF_LINE]) this.inherit(row, column);
    return { ...this.current };
  }

  private enterCoded(row: PlanRow, level: CodedLevel): void {
    const name = oneLine(row.text(`${level}.name`));
    if (row.has(`${level}.item`)) this.enterItem(row, level);
    else if (name !== '' && this.current[level] === null) row.refuse(`${level}.item`, missingCode(level));
    const code = this.current[level];
    if (!code) return;
    if (name !== '') this.tree.name(code, name, row.address(`${level}.name`));
    else if (row.has(`${level}.name`)) this.tree.refuseName(code);
  }

  private enterItem(row: PlanRow, level: CodedLevel): void {
    const code = readItem(row, level);
    this.change(level, code);
    if (code === '') return;
    const cell = row.address(`${level}.item`);
    this.tree.add({ code, level, cell, nameCell: row.address(`${level}.name`) });
    if (level === 'line') this.tree.putUnder(code, this.current.strategy, cell);
    if (level !== 'strategy') return;
    this.tree.putUnder(code, this.current.objective, cell);
    const axis = this.current.axis;
    if (axis === '') return;
    const isOwn = row.has('axis');
    this.tree.putOnAxis(code, { axis, isOwn, cell: isOwn ? row.address('axis') : cell });
  }

  private enterAxis(row: PlanRow): void {
    if (!row.has('axis')) return;
    const text = oneLine(row.text('axis'));
    const match = /^(EE\s*\d{1,4})(?![\d.]*\d)\s*[:.–—-]?\s*(.*)$/i.exec(text);
    const code = readCode(match?.[1] ?? '')?.code ?? '';
    this.change('axis', DASH.test(text) ? null : code);
    if (code === '' && text !== '' && !DASH.test(text)) {
      row.refuse('axis', `${quoted(text)} no es un eje; escriba su código y su nombre, por ejemplo «EE 2: Detección».`);
    }
    if (code === '') return;
    const cell = row.address('axis');
    const name = match?.[2] ?? '';
    this.tree.add({ code, level: 'axis', cell, nameCell: cell });
    if (name !== '') this.tree.name(code, name, cell);
  }

  private change(level: ElementLevel, code: string | null): void {
    if (this.current[level] === code && code !== '') return;
    this.current[level] = code;
    ORDER.slice(ORDER.indexOf(level) + 1).forEach((right) => (this.current[right] = null));
    OF_LINE.forEach((column) => this.held.delete(column));
    if (level === 'objective') OF_OBJECTIVE.forEach((column) => this.held.delete(column));
  }

  private inherit(row: PlanRow, column: (typeof OF_OBJECTIVE)[number] | (typeof OF_LINE)[number]): void {
    const held = this.held.get(column);
    if (!row.has(column)) {
      if (held) row.lend(column, held);
      return;
    }
    const own = row.cell(column);
    if (own) this.held.set(column, own);
    else this.held.delete(column);
  }
}

function readItem(row: PlanRow, level: CodedLevel): string {
  const text = row.text(`${level}.item`);
  if (text === '') return '';
  const read = readCode(oneLine(text));
  if (read?.level === level) return read.code;
  const { of, example } = LEVEL_WORDS[level];
  row.refuse(`${level}.item`, `${quoted(text)} no es el código ${of}; escriba por ejemplo «${example}».`);
  return '';
}

function missingCode(level: CodedLevel): string {
  const { of, example } = LEVEL_WORDS[level];
  return `Falta el código ${of}; escríbalo, por ejemplo «${example}».`;
}
