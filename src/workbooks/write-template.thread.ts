/** Worker task: the workbook that an institution fills in. */
import { activitiesTemplate } from './activities/template';
import type { ActivitiesTemplateInput } from './activities/template-input';

export function run(input: ActivitiesTemplateInput): Promise<Uint8Array> {
  return activitiesTemplate(input);
}
