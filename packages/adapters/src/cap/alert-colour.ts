import type { AlertColour, AlertSeverity } from '@civickit/core';
import type { CapInfo } from './cap-message.js';

const words: readonly (readonly [AlertColour, RegExp])[] = [
  ['red', /\b(red|rouge|rojo|rot)\b|[红紅]色/i],
  ['orange', /\b(orange|naranja|amber)\b|橙色/i],
  ['yellow', /\b(yellow|jaune|amarillo|gelb)\b|[黄黃]色/i],
  ['blue', /\b(blue|bleu|azul|blau)\b|[蓝藍]色/i],
];

const ofSeverity: Readonly<Record<AlertSeverity, AlertColour>> = {
  Extreme: 'red',
  Severe: 'orange',
  Moderate: 'yellow',
  Minor: 'blue',
  // Not known is not harmless.
  Unknown: 'yellow',
};

const ofColour: Readonly<Record<AlertColour, AlertSeverity>> = { red: 'Extreme', orange: 'Severe', yellow: 'Moderate', blue: 'Minor' };

function colourIn(text: string | undefined): AlertColour | undefined {
  return text ? words.find(([, word]) => word.test(text))?.[0] : undefined;
}

/** The severity by CAP's word; some Chinese systems write the colour there. */
export function severityOf({ severity }: Pick<CapInfo, 'severity'>): AlertSeverity {
  const known = (Object.keys(ofSeverity) as AlertSeverity[]).find((name) => name.toLowerCase() === severity.toLowerCase());
  const colour = known ? undefined : colourIn(severity);
  return known ?? (colour ? ofColour[colour] : 'Unknown');
}

/**
 * The colour that the source gives: in a parameter that is about colours or levels (`awareness_level`: `2; yellow; Moderate`), as the
 * severity, or in a Chinese headline (`暴雨黄色预警`). Else the one of the severity.
 */
export function colourOf(info: CapInfo): AlertColour {
  const named = info.parameters.filter(({ name }) => /colou?r|awareness_level|alert_?level|颜色|顏色|级别|級別/i.test(name));
  for (const { value } of named) {
    const colour = colourIn(value);
    if (colour) return colour;
  }
  const chinese = /[红紅橙黄黃蓝藍]色/.exec(`${info.headline ?? ''} ${info.event}`)?.[0];
  return colourIn(info.severity) ?? colourIn(chinese) ?? ofSeverity[severityOf(info)];
}
