import { TestRun } from './test-run';

declare global {
  var testRun: TestRun | undefined;
}

export default async function setUp(): Promise<void> {
  globalThis.testRun = new TestRun();
  await globalThis.testRun.start();
}
