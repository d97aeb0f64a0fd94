import { join } from 'node:path';
import { Threads } from '../../src/work/threads';

// Worker threads are started by node itself, outside jest: they compile their TypeScript on their own.
Threads.preload = join(__dirname, 'register-swc.js');
