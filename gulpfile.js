const { dest, src } = require('gulp');

/** Copies what TypeScript does not emit but n8n loads: icons and codex files. */
const assets = () =>
  src(['nodes/**/*.{svg,node.json}', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));

exports.default = assets;
