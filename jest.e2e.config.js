/** The tests that need a real n8n. They share one, which starts before the first and stops after the last. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/dist/test/e2e/**/*.test.js'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/scripts/test/startSharedInstance.mjs',
  globalTeardown: '<rootDir>/scripts/test/stopSharedInstance.mjs',
  maxWorkers: 1,
  testTimeout: 120_000,
};
