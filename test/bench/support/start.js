// Starts a TypeScript file of the benchmarks. What it measures comes from dist, as installations run it; only the
// measuring itself is compiled here, and worker threads are not.
require('../../support/register-swc.js');
require(process.argv[2]);
