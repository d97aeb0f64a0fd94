/** All migrations in the order in which they run; one that has been published is never changed. */
import { Audit1795400000000 } from './1795400000000-audit';
import { Institutions1795400000001 } from './1795400000001-institutions';
import { Plans1795400000002 } from './1795400000002-plans';
import { Progress1795400000003 } from './1795400000003-progress';
import { Evaluation1795400000004 } from './1795400000004-evaluation';
import { Notifications1795400000005 } from './1795400000005-notifications';
import { Access1795400000006 } from './1795400000006-access';
import { Files1795400000007 } from './1795400000007-files';
import { Requests1795400000008 } from './1795400000008-requests';
import { Operations1795400000020 } from './1795400000020-operations';

export const MIGRATIONS = [
  Audit1795400000000,
  Institutions1795400000001,
  Plans1795400000002,
  Progress1795400000003,
  Evaluation1795400000004,
  Notifications1795400000005,
  Access1795400000006,
  Files1795400000007,
  Requests1795400000008,
  Operations1795400000020,
];
