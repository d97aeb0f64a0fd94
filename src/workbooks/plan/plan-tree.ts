/**
 * The tree of a plan, resolved after the whole sheet is read: the parent of a coded element follows from its code,
 * wherever page breaks have left it.
 */
import { compareCodes, type ElementLevel, parentCode } from '../../domain/codes';
import type { PlanElementContent } from '../../domain/plan';
import { fold } from '../../domain/text';
import type { Findings } from '../layout/findings';
import { quoted } from '../layout/read-words';

interface ElementDraft {
  readonly code: string;
  readonly level: ElementLevel;
  /** Of the code, and of where the name belongs. */
  readonly cell: string;
  readonly nameCell: string;
  name: { readonly text: string; readonly cell: string } | null;
  /** Whether a name stands there that could not be read, which was refused already. */
  isNameRefused: boolean;
  readonly axes: AxisPlace[];
}

interface AxisPlace {
  readonly axis: string | null;
  /** Whether it stands in the strategy's own row, not merely above it. */
  readonly isOwn: boolean;
  readonly cell: string;
}

const LEVELS: readonly ElementLevel[] = ['objective', 'axis', 'strategy', 'line'];

export class PlanTree {
  private readonly drafts = new Map<string, ElementDraft>();

  constructor(private readonly findings: Findings) {}

  /** An element stands here, the first time or again. */
  add(element: { code: string; level: ElementLevel; cell: string; nameCell: string }): void {
    if (!this.drafts.has(element.code))
      this.drafts.set(element.code, { ...element, name: null, isNameRefused: false, axes: [] });
  }

  /** An element is named; the same name again changes nothing. */
  name(code: string, text: string, cell: string): void {
    const draft = this.drafts.get(code);
    if (!draft) return;
    if (draft.name === null) draft.name = { text, cell };
    else if (fold(draft.name.text) !== fold(text)) {
      const differs = `${code} se llama aquí ${quoted(text)} y en ${draft.name.cell} ${quoted(draft.name.text)};`;
      this.findings.refuse(cell, `${differs} escriba el mismo nombre en las dos celdas, o corrija el código.`);
    }
  }

  /** An element's name could not be read. */
  refuseName(code: string): void {
    const draft = this.drafts.get(code);
    if (draft) draft.isNameRefused = true;
  }

  /** Where the sheet puts a strategy or a line; another parent than the code's is only told. */
  putUnder(code: string, parent: string | null, cell: string): void {
    const own = parentCode(code);
    if (!parent || own === null || parent === own) return;
    this.findings.warn(
      cell,
      `La hoja pone ${code} bajo ${parent}; por su código pertenece a ${own}, y así se importa.`,
    );
  }

  /** The axis under which a strategy stands. */
  putOnAxis(code: string, place: AxisPlace): void {
    this.drafts.get(code)?.axes.push(place);
  }

  /** The cell of each element's code. */
  cells(): [string, string][] {
    return [...this.drafts.values()].map(({ code, cell }) => [code, cell]);
  }

  /** The elements from objectives down to lines, each level by code; what they lack is refused. */
  elements(): PlanElementContent[] {
    return [...this.drafts.values()]
      .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareCodes(a.code, b.code))
      .map((draft) => this.element(draft));
  }

  private element(draft: ElementDraft): PlanElementContent {
    const { code, level, cell, nameCell } = draft;
    const parent = parentCode(code);
    if (draft.name === null && !draft.isNameRefused)
      this.findings.refuse(nameCell, `Falta el nombre de ${code}; escríbalo.`);
    if (parent !== null && !this.drafts.has(parent)) {
      const missing = `${code} pertenece por su código a ${parent}, que no está en la hoja;`;
      this.findings.refuse(cell, `${missing} agregue ${parent} o corrija el código.`);
    }
    return { code, level, name: draft.name?.text ?? '', parent, axis: this.axisOf(draft) };
  }

  private axisOf({ code, axes }: ElementDraft): string | null {
    const own = axes.filter(({ isOwn }) => isOwn);
    const chosen = own[0] ?? axes[0];
    for (const other of axes.filter(({ axis }) => axis !== chosen?.axis)) {
      const here = `${code} está aquí bajo ${other.axis ?? 'ningún eje'}`;
      const there = `en ${chosen?.cell ?? ''} bajo ${chosen?.axis ?? 'ningún eje'}`;
      if (other.isOwn) this.findings.refuse(other.cell, `${here} y ${there}; deje un solo eje.`);
      else this.findings.warn(other.cell, `${here} y ${there}; se importa lo de ${chosen?.cell ?? ''}.`);
    }
    return chosen?.axis ?? null;
  }
}
