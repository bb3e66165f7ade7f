const { dest, parallel, src } = require('gulp');

/** Copies what TypeScript does not emit but n8n loads: icons and codex files. */
const assets = () =>
  src(['nodes/**/*.{svg,node.json}', 'credentials/**/*.svg'], { base: '.', encoding: false }).pipe(dest('dist'));

/** The vocabularies in which chunks can be sized: data of js-tiktoken (MIT), of which nothing else is needed when installed. */
const VOCABULARIES = 'node_modules/js-tiktoken/dist/ranks';
const vocabularies = () => src(['o200k_base', 'cl100k_base'].map((name) => `${VOCABULARIES}/${name}.cjs`), { base: VOCABULARIES, encoding: false }).pipe(dest('dist/src/adapters/tokenizer/vocabularies'));

exports.default = parallel(assets, vocabularies);
