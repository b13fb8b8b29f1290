import { css } from 'lit';
import { step, token } from '../themes/token.js';

export const outboxStyles = css`
  :host([badge]) {
    display: inline-flex;
  }
  :host([badge]) .root {
    display: inline-flex;
    padding: 0;
  }
  .heading {
    font-weight: 650;
    line-height: 1.3;
  }
  #heading {
    margin-block-end: calc(${token('space')} * 3);
    font-size: ${step('heading')};
  }
  .group {
    margin-block-end: calc(${token('space')} * 5);
  }
  .group > .heading {
    font-size: ${step('title')};
    margin-block-end: calc(${token('space')} * 2);
  }
  .list {
    list-style: none;
    border-block-start: 1px solid ${token('color-border')};
  }
  .item {
    display: grid;
    gap: calc(${token('space')} * 2);
    border-block-end: 1px solid ${token('color-border')};
    border-inline-start: 4px solid transparent;
    padding-block: calc(${token('space')} * 4);
    padding-inline-start: calc(${token('space')} * 3);
  }
  .needsYou .item {
    border-inline-start-color: ${token('color-caution-edge')};
  }
  .time,
  .hint {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .number {
    font-weight: 650;
    user-select: all;
  }
  .media {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2) calc(${token('space')} * 5);
    list-style: none;
  }
  .media li {
    display: flex;
    align-items: center;
    gap: calc(${token('space')} * 2);
  }
  .media canvas {
    inline-size: 3em;
    block-size: 3em;
    border-radius: ${token('radius')};
  }
  .media canvas:not([hidden]) {
    order: -1;
  }
  .media li:has(canvas:not([hidden])) .icon {
    display: none;
  }
  .actions,
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(${token('space')} * 2) calc(${token('space')} * 4);
  }
  .actions a,
  .badge {
    display: inline-flex;
    align-items: center;
    min-block-size: ${token('target-size')};
    font-weight: 600;
  }
  .actions .main,
  .asking .yes {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
  }
  [aria-disabled='true'] {
    color: ${token('color-muted')};
    cursor: default;
  }
  .asking {
    display: grid;
    gap: calc(${token('space')} * 3);
    border-inline-start: 4px solid ${token('color-caution-edge')};
    padding: calc(${token('space')} * 3);
    background: ${token('color-caution')};
  }
  .import {
    display: inline-flex;
    align-items: center;
    position: relative;
    min-block-size: ${token('target-size')};
    color: ${token('color-link')};
    cursor: pointer;
    font-weight: 600;
    text-decoration: underline;
  }
  .import:focus-within {
    outline: 3px solid ${token('color-focus')};
    outline-offset: 2px;
  }
  .tools .hint {
    flex-basis: 100%;
  }
  .badge {
    gap: calc(${token('space')} * 2);
    padding-inline: calc(${token('space')} * 2);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .needsYou .item {
      border-inline-start-color: CanvasText;
    }
    [aria-disabled='true'] {
      color: GrayText;
    }
  }
  @media print {
    .actions,
    .tools,
    .asking,
    .badge {
      display: none;
    }
    .item {
      break-inside: avoid;
    }
  }
`;
