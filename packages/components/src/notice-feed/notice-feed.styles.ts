import { css } from 'lit';
import { listStyles, words } from '../sources/list.styles.js';
import { step, token } from '../themes/token.js';

export const noticeFeedStyles = css`
  ${listStyles(css`var(--civic-notice-feed-gap, calc(${token('space')} * 4))`)}
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
    -webkit-line-clamp: 3;
  }
  .skeleton span:first-child::before {
    content: '${words(7)}';
  }
  @media (forced-colors: active) {
    .skeleton span {
      border: 1px solid GrayText;
    }
  }
  @media print {
    .title {
      display: block;
    }
    button.title::after {
      content: none;
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
  }
`;
