import { type Theme, themeValues } from '@civickit/components/themes.js';
import * as icons from '@civickit/components/icons.js';
import type { families } from '@civickit/components/tokens.js';
import { scale, type Token, tokens } from '@civickit/components/tokens.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { contrastIn, leastContrast, pairs, themes } from './contrast-pairs.ts';

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

const themeNames = Object.keys(themes) as Theme[];

/** Every token, and what each theme changes. */
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
          ${themeNames.map((theme) => html`<th scope="col">${theme}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${(Object.keys(tokens) as Token[]).map(
          (name) =>
            html`<tr>
              <th scope="row"><code>--civic-${name}</code></th>
              ${themeNames.map((theme) => {
                const value = theme === 'default' ? tokens[name] : themeValues[theme][name];
                return html`<td>${value ? html`${swatch(value)} <code>${value}</code>` : '–'}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  `,
};

/** Contrast of what stands on what, computed as WCAG 2.2 says; a test fails where a theme falls short. */
export const Contrast: Story = {
  render: () => html`
    <table class="tokens">
      <caption>
        At least 4.5 for text and 3 for edges; 7 and 4.5 in high contrast and on paper.
      </caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">On</th>
          ${themeNames.map((theme) => html`<th scope="col">${theme}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${pairs.map(
          ([front, ground, kind]) =>
            html`<tr>
              <th scope="row"><code>${front}</code></th>
              <td><code>${ground}</code></td>
              ${themeNames.map((theme) => {
                const figure = contrastIn(themes[theme], front, ground);
                const short = figure < leastContrast(kind, theme);
                return html`<td data-short=${short ? `${front} on ${ground} in ${theme}` : nothing}>
                  ${sample(themes[theme][front], themes[theme][ground])} ${figure.toFixed(1)}
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

/** The steps of the type scale in each script, in its own fonts. */
export const Type: Story = {
  render: () => html`
    ${Object.entries(samples).map(
      ([script, text]) =>
        html`<dl class="type" data-script=${script}>
          ${Object.entries(scale).map(
            ([name, size]) =>
              html`<div data-step=${name}>
                <dt>${name}, ${size}</dt>
                <dd lang=${script === 'latin' ? 'en' : script} dir=${script === 'ug' ? 'rtl' : 'ltr'}>${text}</dd>
              </div>`,
          )}
        </dl>`,
    )}
  `,
};

const samples: Readonly<Record<keyof typeof families, string>> = {
  latin: 'Water is off on Binhe Road on 16 March',
  'zh-hans': '关于滨河路供水管网改造停水的通知',
  'zh-hant': '關於濱河路供水管網改造停水的通知',
  ug: 'يېزا دوختۇرخانىلىرىدا ھەقسىز سالامەتلىك تەكشۈرۈش',
};

/** One set, drawn for the kit: a grid of 24, lines 2 wide, the colour of the text. */
export const Icons: Story = {
  render: () => html`
    <ul class="icons">
      ${Object.entries(icons).map(([name, drawing]) => html`<li>${drawing} <code>${name}</code></li>`)}
    </ul>
  `,
};
