const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};

// These packages are published as ES modules alone, or import such a one;
const esModules = [
  '@nestjs/',
  'cookie/',
  '@fastify/cookie/',
  'file-type/',
  'strtok3/',
  'token-types/',
  '@tokenizer/',
  '@borewit/',
  'uint8array-extras/',
  'openid-client/',
  'oauth4webapi/',
  'jose/',
];

// Browser tests and benchmarks run when the command names them: `jest test/browser`.
function isAsked(folder) {
  return process.argv.some((argument) => `${argument}/`.includes(folder));
}

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...['test/bench/', 'test/browser/'].filter((folder) => !isAsked(folder))],
  transform: { '\\.(m?js|ts)$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')}))`],
  setupFiles: ['<rootDir>/test/support/worker-threads.ts', '<rootDir>/test/support/properties.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
  // Some tests start processes of their own, on machines that may be busy.
  testTimeout: 30_000,
};
