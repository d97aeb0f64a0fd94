import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { Threads } from './threads';

@Global()
@Module({ providers: [Clock, Threads], exports: [Clock, Threads] })
export class WorkModule {}
