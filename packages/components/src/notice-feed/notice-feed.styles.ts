import { css } from 'lit';
import { token } from '../themes/token.js';

const gap = css`var(--civic-notice-feed-gap, calc(${token('space')} * 4))`;

export const noticeFeedStyles = css`
  .heading {
    font-weight: 650;
    line-height: 1.3;
  }
  #heading {
    margin-block-end: calc(${token('space')} * 3);
    font-size: 1.375em;
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
    font-size: 0.875em;
    font-weight: 600;
  }
  .controls input,
  .controls select {
    inline-size: 100%;
    font-size: max(1.143em, 16px);
    font-weight: 400;
  }
  .note {
    margin-block-end: calc(${token('space')} * 3);
    border-inline-start: 4px solid ${token('color-note-edge')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 3);
    background: ${token('color-note')};
    font-size: 0.9375em;
  }
  .note.caution {
    border-color: ${token('color-caution-edge')};
    background: ${token('color-caution')};
  }
  .note.alarm {
    border-color: ${token('color-alarm-edge')};
    background: ${token('color-alarm')};
  }
  .note.error {
    margin-block-start: calc(${token('space')} * 3);
  }
  .note button {
    margin-block-start: calc(${token('space')} * 2);
  }
  .list {
    list-style: none;
    border-block-start: 1px solid ${token('color-border')};
  }
  .list > li {
    border-block-end: 1px solid ${token('color-border')};
    padding-block: ${gap};
  }
  .list > li:nth-child(n + 30) {
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
    font-size: 1.0625em;
    font-weight: 600;
    text-align: start;
  }
  button.title {
    gap: 0.5em;
    inline-size: 100%;
  }
  button.title::before {
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline: 0.15em;
    border-block-end: 2px solid;
    border-inline-end: 2px solid;
    content: '';
    transform: rotate(-45deg);
  }
  .root[dir='rtl'] button.title::before {
    transform: rotate(45deg);
  }
  button.title[aria-expanded='true']::before {
    transform: rotate(45deg);
  }
  .root[dir='rtl'] button.title[aria-expanded='true']::before {
    transform: rotate(-45deg);
  }
  .expired .title {
    color: ${token('color-muted')};
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-block-start: ${token('space')};
    color: ${token('color-muted')};
    font-size: 0.875em;
  }
  .badge {
    border-radius: ${token('radius')};
    padding-inline: 0.5em;
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
    font-weight: 600;
  }
  .badge.expired {
    border: 1px solid ${token('color-border')};
    background: none;
    color: ${token('color-muted')};
  }
  .summary {
    display: -webkit-box;
    overflow: hidden;
    margin-block-start: ${token('space')};
    text-align: -webkit-match-parent;
    text-align: match-parent;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }
  .empty {
    padding-block: calc(${token('space')} * 4);
    color: ${token('color-muted')};
  }
  .more {
    inline-size: 100%;
    margin-block-start: calc(${token('space')} * 4);
    border-color: ${token('color-accent')};
    color: ${token('color-accent')};
    font-weight: 600;
  }
  .more:hover {
    background: ${token('color-raised')};
  }
  .origin {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.35em;
    margin-block-start: calc(${token('space')} * 3);
    color: ${token('color-muted')};
    font-size: 0.8125em;
  }
  .origin a {
    color: inherit;
  }
  .as-of {
    margin-inline-start: auto;
  }
  .skeleton {
    list-style: none;
    border-block-start: 1px solid ${token('color-border')};
  }
  .skeleton li {
    display: grid;
    gap: calc(${token('space')} * 2);
    border-block-end: 1px solid ${token('color-border')};
    padding-block: ${gap};
  }
  .skeleton span {
    block-size: 1.25em;
    border-radius: ${token('radius')};
    background: ${token('color-border')};
    opacity: 0.5;
  }
  .skeleton span + span {
    inline-size: 40%;
    block-size: 1em;
  }
  .skeleton span:last-child {
    inline-size: 90%;
    block-size: 2.75em;
  }
  @media (forced-colors: active) {
    .badge,
    .note {
      border: 1px solid;
    }
    .skeleton span {
      border: 1px solid GrayText;
    }
  }
  @media print {
    .list > li {
      break-inside: avoid;
    }
    .title[href]::after {
      content: ' (' attr(href) ')';
      font-size: 0.8em;
      font-weight: 400;
    }
    .badge {
      border: 1px solid;
      background: none;
      color: #000;
    }
    .summary {
      display: block;
    }
  }
`;
