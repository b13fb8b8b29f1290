import { css } from 'lit';
import { family, token } from '../themes/token.js';

/** The sheet all elements share: what the page may and may not reach, type, controls, focus, and the reader's own settings. */
export const hostStyles = css`
  :host {
    display: block;
    contain: layout style;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .root {
    all: initial;
    display: block;
    box-sizing: border-box;
    padding: ${token('inset')};
    background: ${token('color-ground')};
    color: ${token('color-text')};
    color-scheme: ${token('scheme')};
    font-family: ${family('latin')};
    font-size: ${token('font-size')};
    line-height: ${token('line-height')};
    overflow-wrap: anywhere;
    text-underline-offset: 0.18em;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  :is(.root, [lang]):lang(zh-Hans) {
    font-family: ${family('zh-hans')};
  }
  :is(.root, [lang]):lang(zh-Hant) {
    font-family: ${family('zh-hant')};
  }
  :is(.root, [lang]):lang(ug) {
    font-family: ${family('ug')};
    line-height: calc(${token('line-height')} + 0.2);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  a {
    color: ${token('color-link')};
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  button,
  input,
  select {
    min-block-size: ${token('target-size')};
    max-inline-size: 100%;
    border: 1px solid ${token('color-field')};
    border-radius: ${token('radius')};
    padding-inline: calc(${token('space')} * 3);
    background: ${token('color-surface')};
    color: inherit;
    font: inherit;
  }
  button {
    cursor: pointer;
    font-weight: 600;
  }
  button:hover {
    background: ${token('color-raised')};
  }
  button:active {
    background: ${token('color-border')};
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: ${token('color-link')};
    padding-inline: 0;
    text-align: start;
    text-decoration: underline;
  }
  :focus-visible {
    outline: 3px solid ${token('color-focus')};
    outline-offset: 2px;
    box-shadow: 0 0 0 2px ${token('color-focus-gap')};
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .root[dir='rtl'] .directed {
    transform: scaleX(-1);
  }
  .problem {
    border: 2px dashed;
    padding: calc(${token('space')} * 2);
  }
  @media (prefers-contrast: more) {
    .root {
      --civic-color-muted: ${token('color-text')};
      --civic-color-border: ${token('color-text')};
    }
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
  @media print {
    button:not(.title),
    input,
    select,
    .problem {
      display: none !important;
    }
    .root {
      color: black;
    }
  }
`;
