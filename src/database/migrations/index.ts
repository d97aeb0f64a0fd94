/** All migrations in the order in which they run; one that has been published is never changed. */
import { Institutions1795400000001 } from './1795400000001-institutions';
import { Plans1795400000002 } from './1795400000002-plans';
import { Progress1795400000003 } from './1795400000003-progress';
import { Evaluation1795400000004 } from './1795400000004-evaluation';

export const MIGRATIONS = [
  Institutions1795400000001,
  Plans1795400000002,
  Progress1795400000003,
  Evaluation1795400000004,
];
