import { Entity, Index, Unique } from 'typeorm';
import { CodeColumn, DateColumn, Id, InstantColumn, Reference, RowVersion, TextColumn } from '../database/columns';
import { Commission } from '../institutions/commission.entity';
import { Plan } from '../plans/plan.entity';

/** The secretariat's formal request for information (requerimiento), by an oficio circular. */
@Entity()
@Unique(['commissionId', 'number'])
// A form that is sent twice makes one request.
@Unique(['onceKey'])
export class InformationRequest {
  @Id() id!: number;
  @Reference(() => Commission) commissionId!: number;
  @Index()
  @Reference(() => Plan)
  planId!: number;
  /** Of the oficio circular, `012-2019-MTPE/2`. */
  @CodeColumn() number!: string;
  @TextColumn() subject!: string;
  @TextColumn() message!: string;
  /** The span of activities that is asked for. */
  @DateColumn() startsOn!: string;
  @DateColumn() endsOn!: string;
  @DateColumn() cutoff!: string;
  @DateColumn() requestedOn!: string;
  /** Until 23:59:59 in Lima. */
  @DateColumn() dueOn!: string;
  /** E-mail of who sent it. */
  @TextColumn() sentBy!: string;
  @InstantColumn() sentAt!: number;
  /** Null: open. */
  @InstantColumn({ nullable: true }) closedAt!: number | null;
  @TextColumn({ nullable: true }) closedBy!: string | null;
  @CodeColumn({ nullable: true }) onceKey!: string | null;
  @RowVersion() rowVersion!: number;
}
