import { html, type SVGTemplateResult, type TemplateResult } from 'lit';

/**
 * A drawing on a grid of 24, lines 2 wide in the colour of the text around it, as high as the line's letters. Never alone: words
 * stand beside it, so it is hidden from screen readers.
 */
export function icon(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`;
}

/** A drawing with a direction: it is turned round where text runs from right to left. */
export function directedIcon(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon directed" viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`;
}
