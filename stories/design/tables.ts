import { alertColours, alertColoursDark, alertInk, alertInkDark, alertMarkDark } from '@civickit/components/alert-banner/states.js';
import type { Theme } from '@civickit/components/themes.js';
import { families, scale, type Token, tokens } from '@civickit/components/tokens.js';
import { contrastIn, leastContrast, pairs, themes } from '../src/contrast-pairs.ts';
import { contrast } from '../src/contrast.ts';
import { wordRows } from './words.ts';

/** As wide as Prettier takes a text to be. */
const widthOf = (text: string): number =>
  text.length + (text.match(/[\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\uff01-\uff60]/g)?.length ?? 0);

const names = Object.keys(themes) as Theme[];
const code = (text: string): string => `\`${text}\``;

/** As Prettier writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => widthOf(row[column] ?? ''))));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A level of warning: its colours, and how well what stands on them is seen. */
function warningRow(level: string, ink: string, ground: string, edge: string, mark: string): readonly string[] {
  const figures = [contrast(ink, ground), contrast(edge, ground), contrast(mark, edge)];
  return [level, ...[ground, edge, ink].map(code), ...figures.map((figure) => figure.toFixed(1))];
}

/** The parts of docs/design.md that are written from the tokens and the catalogues, by their names there. */
export const tables: Readonly<Record<string, string>> = {
  type: table(
    ['Step', 'Times `font-size`', 'Default', 'Elder'],
    Object.entries(scale).map(([name, size]) => [
      name,
      size,
      `${16 * parseFloat(size)} px`,
      `${Math.round(220 * parseFloat(size)) / 10} px`,
    ]),
  ),
  fonts: table(
    ['Script', 'Stack'],
    Object.entries(families).map(([name, stack]) => [name, code(stack)]),
  ),
  palette: table(
    ['Custom property', ...names],
    (Object.keys(tokens) as Token[])
      .filter((name) => name !== 'font-family')
      .map((name) => [
        code(`--civic-${name}`),
        ...names.map((theme) => (theme !== 'default' && themes[theme][name] === tokens[name] ? '' : code(themes[theme][name]))),
      ]),
  ),
  contrast: table(
    ['On it', 'Ground', 'Needed', ...names],
    pairs.map(([front, ground, kind]) => [
      front.replace('color-', ''),
      ground.replace('color-', ''),
      `${leastContrast(kind, 'default')} / ${leastContrast(kind, 'high-contrast')}`,
      ...names.map((theme) => contrastIn(themes[theme], front, ground).toFixed(1)),
    ]),
  ),
  warnings: table(
    ['Level', 'Ground', 'Edge and sign', 'Text', 'Text on ground (7)', 'Edge on ground (4.5)', 'Mark on sign (3)'],
    [
      ...Object.entries(alertColours).map(([level, [ground, edge, mark]]) => warningRow(level, alertInk, ground, edge, mark)),
      ...Object.entries(alertColoursDark).map(([level, [ground, edge]]) =>
        warningRow(`${level}, dark`, alertInkDark, ground, edge, alertMarkDark),
      ),
    ],
  ),
  words: table(['State', 'English', '中文'], wordRows),
};

/** `text` with what stands between the marks of each table written anew. */
export function withTables(text: string): string {
  return Object.entries(tables).reduce(
    (all, [name, rows]) =>
      all.replace(new RegExp(`(<!-- ${name} -->)[^]*?(<!-- end -->)`), (_, start: string, end: string) => `${start}\n\n${rows}\n\n${end}`),
    text,
  );
}
