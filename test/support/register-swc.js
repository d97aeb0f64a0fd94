// Lets worker threads of tests run the same TypeScript that jest runs, by the same compiler options.
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');
const [[, options]] = Object.values(require('../../jest.config.js').transform);

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};
