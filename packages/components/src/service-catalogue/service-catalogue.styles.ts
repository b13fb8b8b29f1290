import { css, unsafeCSS } from 'lit';
import { step, token } from '../themes/token.js';

/** Breaks into lines as the words of a card do, so that a skeleton is about as high. */
const words = (count: number) => unsafeCSS('nnnnnn '.repeat(count));

/** Cards beyond the first screen are laid out when they come near; where the margin is not known, rings of focus would be cut off. */
export const serviceCatalogueStyles = css`
  .heading {
    font-weight: 650;
    line-height: 1.3;
  }
  #heading {
    margin-block-end: calc(${token('space')} * 3);
    font-size: ${step('heading')};
  }
  .controls {
    display: grid;
    gap: calc(${token('space')} * 3);
    margin-block-end: calc(${token('space')} * 5);
  }
  label {
    display: grid;
    gap: ${token('space')};
    font-weight: 600;
  }
  input,
  select {
    inline-size: 100%;
    font-weight: 400;
  }
  .search input {
    border-width: 2px;
    font-size: ${step('title')};
  }
  summary {
    inline-size: fit-content;
    padding-block: calc(${token('space')} * 2);
    color: ${token('color-link')};
    cursor: pointer;
    font-weight: 600;
  }
  .facets {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
    align-items: end;
    gap: calc(${token('space')} * 3);
  }
  .flags {
    display: flex;
    flex-wrap: wrap;
    gap: ${token('space')} calc(${token('space')} * 5);
  }
  .flag {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: ${token('target-size')};
    font-weight: 400;
  }
  .flag input {
    flex: none;
    inline-size: 1.4em;
    min-block-size: 1.4em;
    margin: 0;
    accent-color: ${token('color-accent')};
  }
  .browse > * {
    margin-block-end: calc(${token('space')} * 4);
  }
  .browse .heading,
  .browse + .heading {
    margin-block-end: calc(${token('space')} * 2);
    font-size: ${step('title')};
  }
  .chips,
  .recent ul {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
    list-style: none;
  }
  .recent ul {
    column-gap: calc(${token('space')} * 5);
  }
  .recent :is(a, button) {
    display: inline-flex;
    align-items: center;
    min-block-size: ${token('target-size')};
    font-weight: 400;
  }
  .chip {
    font-weight: 400;
  }
  .count {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .result {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(${token('space')} * 5);
  }
  .list,
  .skeleton {
    list-style: none;
    border-block-start: 1px solid ${token('color-border')};
  }
  .list > li,
  .skeleton li {
    border-block-end: 1px solid ${token('color-border')};
    padding-block: calc(${token('space')} * 4);
  }
  @supports (overflow-clip-margin: 6px) {
    .list:has(> li:nth-child(13)) > li:nth-child(n + 7) {
      content-visibility: auto;
      contain-intrinsic-size: auto 8rem;
      overflow-clip-margin: 6px;
    }
  }
  .title {
    display: inline-flex;
    align-items: center;
    min-block-size: ${token('row-size')};
    border: 0;
    padding: 0;
    background: none;
    color: ${token('color-link')};
    font-size: ${step('title')};
    font-weight: 600;
    text-align: start;
    text-decoration: underline;
  }
  .title:hover {
    background: none;
  }
  .title bdi,
  .summary {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .alert {
    margin-block-start: calc(${token('space')} * 2);
    border-inline-start: 4px solid ${token('color-caution-edge')};
    padding: ${token('space')} calc(${token('space')} * 3);
    background: ${token('color-caution')};
    font-size: ${step('note')};
  }
  .summary {
    margin-block-start: ${token('space')};
    max-inline-size: 44em;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: ${token('space')} calc(${token('space')} * 6);
    margin: calc(${token('space')} * 2) 0 0;
  }
  .facts div {
    display: flex;
    gap: 0.5em;
  }
  dt {
    flex: none;
    color: ${token('color-muted')};
  }
  dd {
    margin: 0;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: ${token('space')} 0.75em;
    margin-block-start: ${token('space')};
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .empty,
  .arriving {
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
  .back::before {
    margin-inline-end: 0.3em;
    content: '←' / '';
  }
  .root[dir='rtl'] .back::before {
    content: '→' / '';
  }
  .guide,
  .result {
    scroll-margin-block-start: 5rem;
  }
  :is(.guide, .result):focus-visible {
    outline: none;
    box-shadow: none;
  }
  @media (max-width: 30em) {
    .browse section > .chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      padding: 4px;
    }
    .chip {
      white-space: nowrap;
    }
  }
  .skeleton li {
    display: grid;
    gap: calc(${token('space')} * 2);
  }
  .skeleton span {
    overflow: hidden;
    max-block-size: 4.65em;
    border: 1px solid transparent;
    background: ${token('color-border')};
    opacity: 0.5;
  }
  .skeleton span::before {
    visibility: hidden;
    content: '${words(14)}';
  }
  .skeleton span:first-child::before {
    content: '${words(4)}';
  }
  @media print {
    .controls,
    .browse {
      display: none;
    }
    .list > li {
      break-inside: avoid;
    }
    .title {
      color: black;
    }
    .title bdi,
    .summary {
      display: block;
    }
  }
`;
