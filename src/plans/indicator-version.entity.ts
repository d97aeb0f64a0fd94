import { Entity, Index, Unique } from 'typeorm';
import { AmountColumn, FlagColumn, Id, Reference, RowVersion, TextColumn } from '../database/columns';
import type { Direction } from '../domain/achievement';
import type { Measure } from '../domain/measure';
import { Commission } from '../institutions/commission.entity';
import { Indicator } from './indicator.entity';
import { PlanVersion } from './plan-version.entity';

/** Wording, unit, measure, target and programming of an indicator in one version. */
@Entity()
@Unique(['planVersionId', 'indicatorId'])
export class IndicatorVersion {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Reference(() => PlanVersion) planVersionId!: number;
  @Index()
  @Reference(() => Indicator)
  indicatorId!: number;
  @TextColumn() name!: string;
  @TextColumn() unit!: string;
  /** Null: the plan states no target. */
  @AmountColumn({ nullable: true }) target!: bigint | null;
  /** Mark of the target's footnote, `a/`. */
  @TextColumn({ nullable: true }) targetNote!: string | null;
  @TextColumn() measure!: Measure;
  /** As a plan's workbook writes it: `Elaborado 50; Aprobado 100`, `2 de 5`, `distintos: institución`. */
  @TextColumn({ nullable: true }) measureDetail!: string | null;
  @TextColumn() direction!: Direction;
  @AmountColumn({ nullable: true }) baseline!: bigint | null;
  /** Counts victims or persons denounced. */
  @FlagColumn() sensitive!: boolean;
  /** `quarter:10000,,20000,`: amounts by period, empty where nothing is programmed; null: no programming. */
  @TextColumn({ nullable: true }) programming!: string | null;
  @RowVersion() rowVersion!: number;
}
