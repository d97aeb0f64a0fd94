const { writeSync } = require('node:fs');

/**
 * Ends a run of jest with one line that any program can read: how many tests passed and how many failed. It is
 * written as the process ends, since jest's own summary follows whatever a reporter says.
 */
module.exports = class ClosingLine {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
    process.once('exit', () => writeSync(1, `\n${numPassedTests} passed, ${failed} failed${skipped}\n`));
  }
};
