/** Jest runs what ships: the compiled files in dist/, so worker threads and require paths are the real ones. */
module.exports = {
  roots: ['<rootDir>/dist/test'],
  testMatch: ['**/*.test.js'],
  testPathIgnorePatterns: ['/node_modules/', '/e2e/'],
  transform: {},
  testEnvironment: 'node',
  testTimeout: 30_000,
};
