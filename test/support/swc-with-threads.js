// Runs the sources as they are, worker threads included.
require('./register-swc.js');
require('../../src/work/threads').Threads.preload = require.resolve('./register-swc.js');
