import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { JobLoop } from './job-loop';
import { JobRows } from './job-rows';
import { Jobs } from './jobs';
import { Threads } from './threads';
import { WorkPauses } from './work-pauses';

@Global()
@Module({
  providers: [Clock, Threads, JobRows, Jobs, WorkPauses, JobLoop],
  exports: [Clock, Threads, Jobs, WorkPauses, JobLoop],
})
export class WorkModule {}
