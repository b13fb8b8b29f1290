import { html, nothing, type TemplateResult } from 'lit';

/** A native heading of the given level, 2 to 6. */
export function heading(level: number, content: unknown, id?: string): TemplateResult {
  const name = id ?? nothing;
  if (level <= 2) return html`<h2 class="heading" id=${name}>${content}</h2>`;
  if (level === 3) return html`<h3 class="heading" id=${name}>${content}</h3>`;
  if (level === 4) return html`<h4 class="heading" id=${name}>${content}</h4>`;
  if (level === 5) return html`<h5 class="heading" id=${name}>${content}</h5>`;
  return html`<h6 class="heading" id=${name}>${content}</h6>`;
}
