import { padTo } from './displayWidth.mjs';
import { wrap } from './wrap.mjs';

/**
 * A table as text. `columns` are `{title, share}`: the width left by the borders is divided by the shares.
 * `rows` are arrays of texts, one per column; long ones are wrapped, and Chinese counts double.
 */
export function table(columns, rows, width) {
  const room = width - 3 * columns.length - 1;
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.max(6, Math.floor((room * share) / total)));
  const rule = (left, middle, right) => left + widths.map((each) => '─'.repeat(each + 2)).join(middle) + right;
  const body = [columns.map(({ title }) => title), ...rows].map((row) => drawRow(row, widths));
  return [rule('┌', '┬', '┐'), body.join(`\n${rule('├', '┼', '┤')}\n`), rule('└', '┴', '┘')].join('\n');
}

function drawRow(cells, widths) {
  const wrapped = cells.map((cell, index) => wrap(cell, widths[index]));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const line = (y) => `│ ${wrapped.map((lines, x) => padTo(lines[y] ?? '', widths[x])).join(' │ ')} │`;
  return Array.from({ length: height }, (_, y) => line(y)).join('\n');
}
