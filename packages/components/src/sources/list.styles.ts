import { css, type CSSResult, unsafeCSS } from 'lit';
import { step, token } from '../themes/token.js';

/** Breaks into lines as the words of a list do, so that a skeleton is about as high. */
export const words = (count: number) => unsafeCSS('nnnnnn '.repeat(count));

/** A list that begins with its controls and ends with a button for more of it; `gap` is above and below each line. */
export const listStyles = (gap: CSSResult) => css`
  .heading {
    font-weight: 650;
    line-height: 1.3;
  }
  #heading {
    margin-block-end: calc(${token('space')} * 3);
    font-size: ${step('heading')};
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 3);
    margin-block-end: calc(${token('space')} * 4);
  }
  .controls label {
    display: grid;
    flex: 1 1 14em;
    gap: ${token('space')};
    font-weight: 600;
  }
  .controls input,
  .controls select {
    inline-size: 100%;
    font-weight: 400;
  }
  .list,
  .skeleton {
    list-style: none;
    border-block-start: 1px solid ${token('color-border')};
  }
  .list > li,
  .skeleton li {
    border-block-end: 1px solid ${token('color-border')};
    padding-block: ${gap};
  }
  .list > li:nth-child(n + 12) {
    content-visibility: auto;
    contain-intrinsic-size: auto 6rem;
  }
  .summary {
    display: -webkit-box;
    overflow: hidden;
    margin-block-start: calc(${token('space')} * 2);
    max-inline-size: 44em;
    -webkit-box-orient: vertical;
  }
  .empty {
    border-block: 1px solid ${token('color-border')};
    padding-block: calc(${token('space')} * 6);
    color: ${token('color-muted')};
  }
  .more {
    inline-size: 100%;
    max-inline-size: 24em;
    margin-block-start: calc(${token('space')} * 4);
    border-color: ${token('color-accent')};
    color: ${token('color-accent')};
  }
  .skeleton li {
    display: grid;
    gap: calc(${token('space')} * 2);
  }
  .skeleton span {
    overflow: hidden;
    max-block-size: 4.65em;
    border-radius: ${token('radius')};
    background: ${token('color-border')};
    opacity: 0.5;
  }
  .skeleton span::before {
    visibility: hidden;
    content: '${words(14)}';
  }
  .skeleton span:nth-child(2) {
    inline-size: 40%;
    block-size: 1.35em;
  }
  @media print {
    .controls {
      display: none;
    }
    .list > li {
      break-inside: avoid;
    }
    .summary {
      display: block;
    }
  }
`;
