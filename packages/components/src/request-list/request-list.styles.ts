import { css, unsafeCSS } from 'lit';
import { step, token } from '../themes/token.js';

const gap = css`var(--civic-request-list-gap, calc(${token('space')} * 4))`;

/** Breaks into lines as the words of a report do, so that a skeleton is about as high. */
const words = (count: number) => unsafeCSS('nnnnnn '.repeat(count));

export const requestListStyles = css`
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
    flex: 1 1 12em;
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
    contain-intrinsic-size: auto 8rem;
  }
  .request {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 4);
  }
  .text {
    flex: 1 1 12em;
    min-inline-size: 0;
  }
  .photo {
    flex: none;
    inline-size: 6em;
    block-size: 6em;
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    object-fit: cover;
  }
  .away {
    display: grid;
    place-items: center;
    background: ${token('color-raised')};
    font-size: ${step('small')};
    text-align: center;
  }
  .title {
    font-size: ${step('title')};
    font-weight: 600;
    text-wrap: pretty;
  }
  .standing,
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: ${token('space')} 0.75em;
    margin-block-start: calc(${token('space')} * 2);
    font-size: ${step('small')};
  }
  .meta,
  .basis {
    color: ${token('color-muted')};
  }
  .badge {
    border: 1px solid ${token('color-accent')};
    border-radius: ${token('radius')};
    padding-inline: 0.5em;
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
    font-weight: 600;
  }
  .badge.closed {
    border-color: ${token('color-border')};
    background: ${token('color-raised')};
    color: ${token('color-text')};
  }
  .late {
    color: ${token('color-alarm-edge')};
    font-weight: 600;
  }
  .summary {
    display: -webkit-box;
    overflow: hidden;
    margin-block-start: calc(${token('space')} * 2);
    max-inline-size: 44em;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .figures {
    margin-block-end: calc(${token('space')} * 4);
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 4);
    background: ${token('color-raised')};
  }
  .figures dl {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 3) calc(${token('space')} * 6);
    margin-block: calc(${token('space')} * 3);
  }
  .figures div {
    display: flex;
    flex-direction: column-reverse;
  }
  .figures dd {
    margin: 0;
    font-size: ${step('heading')};
    font-weight: 650;
    line-height: 1.3;
  }
  .figures dt,
  .basis {
    font-size: ${step('small')};
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
  .places {
    margin-block-start: calc(${token('space')} * 4);
  }
  .feed {
    margin-block-start: calc(${token('space')} * 3);
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
    content: '${words(4)}';
  }
  .skeleton span:nth-child(2) {
    inline-size: 40%;
    block-size: 1.35em;
  }
  @media (forced-colors: active) {
    .skeleton span,
    .badge,
    .figures {
      border: 1px solid;
    }
  }
  @media print {
    .controls {
      display: none;
    }
    .list > li,
    .figures {
      break-inside: avoid;
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
