/** Worker task: a plan in its workbook. */
import { planWorkbook } from './plan/write-plan';

export type PlanWriting = Parameters<typeof planWorkbook>;

export function run(writing: PlanWriting): Promise<Uint8Array> {
  return planWorkbook(...writing);
}
