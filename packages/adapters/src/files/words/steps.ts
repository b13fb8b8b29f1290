import type { ServiceStep } from '@civickit/core';

const numbering =
  /^\s*(?:第[一二三四五六七八九十]+步|步骤[一二三四五六七八九十\d]+|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、](?!\d)|[①-⑳]|step \d+)\s*[:：.、]?\s*/i;

/** Lines of a cell, apart by line breaks or semicolons, without their numbering. */
export function linesIn(text: string): string[] {
  return text
    .split(/[\r\n;；]+/)
    .map((line) => line.replace(numbering, '').trim())
    .filter((line) => line !== '');
}

/** Steps out of a cell: one a line, or after arrows and dashes (`申请→受理→决定`); what stands before a colon is the step's name. */
export function stepsIn(text: string): ServiceStep[] {
  const lines = linesIn(text);
  const arrow = /\p{Script=Han}/u.test(text) ? /\s*(?:[→➔⇒]|[=-]+>|[—－–]+>?)\s*/ : /\s*(?:[→➔⇒]|[=-]+>)\s*/;
  const arrows = lines.length === 1 ? text.split(arrow) : [];
  return (arrows.length > 1 ? linesIn(arrows.join('\n')) : lines).map(stepIn);
}

function stepIn(line: string): ServiceStep {
  const [, name = '', text = ''] = /^([^:：。.]{1,40})[:：]\s*(.+)$/s.exec(line) ?? [];
  return name ? { name: name.trim(), text } : { name: line };
}
