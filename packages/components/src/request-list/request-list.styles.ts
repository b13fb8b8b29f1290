import { css } from 'lit';
import { listStyles, words } from '../sources/list.styles.js';
import { step, token } from '../themes/token.js';

export const requestListStyles = css`
  ${listStyles(css`var(--civic-request-list-gap, calc(${token('space')} * 4))`)}
  .controls label {
    flex-basis: 12em;
  }
  .list > li:nth-child(n + 12) {
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
    text-align: -webkit-match-parent;
    text-align: match-parent;
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
  .places {
    margin-block-start: calc(${token('space')} * 4);
  }
  .feed {
    margin-block-start: calc(${token('space')} * 3);
  }
  .skeleton span:first-child::before {
    content: '${words(4)}';
  }
  @media (forced-colors: active) {
    .skeleton span,
    .badge,
    .figures {
      border: 1px solid;
    }
  }
  @media print {
    .figures {
      break-inside: avoid;
    }
    .badge {
      border-color: currentColor;
      background: none;
      color: black;
    }
  }
`;
