const WORD = 'A-Za-z0-9_À-ɏ';

/** The pattern as a word of its own, in the sense of Latin letters: Chinese may stand right beside it. */
export const bounded = (body: RegExp): RegExp => new RegExp(`(?<![${WORD}])(?:${body.source})(?![${WORD}])`, `g${body.flags}`);

/** As `bounded`, and no part of a longer number or code that goes on after a dash, a dot or a slash. */
export const alone = (body: RegExp): RegExp => new RegExp(`(?<![${WORD}]|[${WORD}][-./])(?:${body.source})(?![${WORD}]|[-/][${WORD}]|\\.\\d)`, `g${body.flags}`);
