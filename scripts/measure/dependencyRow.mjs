const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** The row of docs/dependencies.md for one dependency, up to the reason, which a person writes. */
export const dependencyRow = ({ name, version, license, bytes, bytesInAll }) => `| \`${name}\` | ${version} | ${license} | ${megabytes(bytes)} | ${megabytes(bytesInAll)} |`;
