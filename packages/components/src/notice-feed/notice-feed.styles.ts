import { css, unsafeCSS } from 'lit';
import { step, token } from '../themes/token.js';

const gap = css`var(--civic-notice-feed-gap, calc(${token('space')} * 4))`;

/** Breaks into lines as the words of a notice do, so that a skeleton is about as high. */
const words = (count: number) => unsafeCSS('nnnnnn '.repeat(count));

export const noticeFeedStyles = css`
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
    text-wrap: pretty;
  }
  button.title {
    justify-content: space-between;
    gap: 1em;
    inline-size: 100%;
  }
  button.title::after {
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline: 0.3em;
    border: solid;
    border-width: 0 2px 2px 0;
    content: '';
    transform: translateY(-25%) rotate(45deg);
  }
  button.title[aria-expanded='true']::after {
    transform: translateY(25%) rotate(-135deg);
  }
  button.title:hover {
    background: none;
    text-decoration: underline;
  }
  .expired .title {
    color: ${token('color-muted')};
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: ${token('space')} 0.75em;
    margin-block-start: calc(${token('space')} * 2);
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .tag,
  .badge {
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding-inline: 0.5em;
    background: ${token('color-raised')};
  }
  .badge {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
    font-weight: 600;
  }
  .badge.expired {
    border-color: ${token('color-border')};
    background: none;
    color: ${token('color-muted')};
  }
  .title bdi,
  .summary {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .summary {
    display: -webkit-box;
    overflow: hidden;
    margin-block-start: calc(${token('space')} * 2);
    max-inline-size: 44em;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
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
  .skeleton span:first-child::before {
    content: '${words(7)}';
  }
  .skeleton span:nth-child(2) {
    inline-size: 40%;
    block-size: 1.35em;
  }
  @media (forced-colors: active) {
    .skeleton span {
      border: 1px solid GrayText;
    }
  }
  @media print {
    .list > li {
      break-inside: avoid;
    }
    .title {
      display: block;
    }
    .title[href]::after {
      display: block;
      content: attr(href);
      font-size: ${step('small')};
      font-weight: 400;
    }
    .badge {
      border-color: currentColor;
      background: none;
      color: black;
    }
    .summary {
      display: block;
    }
  }
`;
