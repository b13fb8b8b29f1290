import { elder, type Token, tokens } from '@civickit/components';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { contrast } from './contrast.ts';

const themes: Readonly<Record<string, Readonly<Record<Token, string>>>> = { default: tokens, elder: { ...tokens, ...elder } };

/** What stands on what, and the least contrast it needs: 4.5 for text, 3 for what shows where a control is. */
const pairs: readonly (readonly [Token, Token, number])[] = [
  ['color-text', 'color-surface', 4.5],
  ['color-muted', 'color-surface', 4.5],
  ['color-link', 'color-surface', 4.5],
  ['color-accent', 'color-surface', 4.5],
  ['color-accent', 'color-raised', 4.5],
  ['color-on-accent', 'color-accent', 4.5],
  ['color-text', 'color-note', 4.5],
  ['color-text', 'color-caution', 4.5],
  ['color-text', 'color-alarm', 4.5],
  ['color-link', 'color-note', 4.5],
  ['color-link', 'color-caution', 4.5],
  ['color-link', 'color-alarm', 4.5],
  ['color-field', 'color-surface', 3],
  ['color-focus', 'color-surface', 3],
  ['color-focus', 'color-focus-gap', 3],
];

function swatch(value: string): TemplateResult | typeof nothing {
  if (!value.startsWith('#')) return nothing;
  return html`<svg width="48" height="24" aria-hidden="true">
    <rect x="0.5" y="0.5" width="47" height="23" fill=${value} stroke="#767d75" />
  </svg>`;
}

function sample(text: string, ground: string): TemplateResult {
  return html`<svg width="72" height="28" aria-hidden="true">
    <rect x="0.5" y="0.5" width="71" height="27" fill=${ground} stroke="#767d75" />
    <text x="36" y="20" text-anchor="middle" font-size="16" fill=${text}>Aa 文</text>
  </svg>`;
}

const meta = {
  title: 'Tokens',
  parameters: { controls: { disable: true } },
} satisfies Meta;

export default meta;
type Story = StoryObj;

/** Every token, and what the elder theme changes. */
export const Values: Story = {
  render: () => html`
    <table class="tokens">
      <caption>
        A page sets a token as a custom property on any ancestor:
        <code>--civic-color-accent: #7a1f3d</code
        >.
      </caption>
      <thead>
        <tr>
          <th scope="col">Custom property</th>
          <th scope="col">Default</th>
          <th scope="col">Elder</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(tokens).map(([name, value]) => {
          const changed = elder[name as Token];
          return html`<tr>
            <th scope="row"><code>--civic-${name}</code></th>
            <td>${swatch(value)} <code>${value}</code></td>
            <td>${changed ? html`${swatch(changed)} <code>${changed}</code>` : 'the same'}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  `,
};

/** Contrast of what stands on what, computed as WCAG 2.2 says; the test fails where a theme falls short. */
export const Contrast: Story = {
  render: () => html`
    <table class="tokens">
      <caption>
        At least 4.5 for text, at least 3 for edges of controls and the focus.
      </caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">On</th>
          <th scope="col">Needed</th>
          ${Object.keys(themes).map((theme) => html`<th scope="col">${theme}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pairs.map(
          ([text, ground, needed]) =>
            html`<tr>
              <th scope="row"><code>${text}</code></th>
              <td><code>${ground}</code></td>
              <td>${needed}</td>
              ${Object.values(themes).map((theme) => {
                const figure = contrast(theme[text], theme[ground]);
                return html`<td data-short=${figure < needed ? `${text} on ${ground}` : nothing}>
                  ${sample(theme[text], theme[ground])} ${figure.toFixed(2)} ${figure < needed ? 'too little' : ''}
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  `,
  play: async ({ canvasElement }) => {
    const short = Array.from(canvasElement.querySelectorAll<HTMLElement>('[data-short]'), ({ dataset }) => dataset['short']);
    await expect(short).toEqual([]);
  },
};
