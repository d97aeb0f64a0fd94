/** All commands of `yupana`, feature by feature. */
import { ACCESS_COMMANDS } from './access/access.commands';
import { AUDIT_COMMANDS } from './audit/audit.commands';
import type { Command } from './command-line/command';
import { DATABASE_COMMANDS } from './database/database.commands';
import { EVALUATION_COMMANDS } from './evaluation/evaluation.commands';
import { INSTITUTION_COMMANDS } from './institutions/institutions.commands';
import { OPERATION_COMMANDS } from './operations/operations.commands';
import { WORKBOOK_COMMANDS } from './workbooks/workbooks.commands';

export const COMMANDS: readonly Command[] = [
  ...DATABASE_COMMANDS,
  ...AUDIT_COMMANDS,
  ...INSTITUTION_COMMANDS,
  ...ACCESS_COMMANDS,
  ...WORKBOOK_COMMANDS,
  ...EVALUATION_COMMANDS,
  ...OPERATION_COMMANDS,
];
