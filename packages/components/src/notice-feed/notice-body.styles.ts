import { css } from 'lit';
import { step, token } from '../themes/token.js';

export const noticeBodyStyles = css`
  .kind {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6em;
  }
  .kind.false .badge,
  .kind.misleading .badge {
    background: ${token('color-alarm-edge')};
  }
  .timeline {
    margin-block-end: 0.75em;
    border-inline-start: 2px solid ${token('color-border')};
    padding-inline-start: 1em;
    list-style: none;
  }
  .timeline li + li {
    margin-block-start: 0.5em;
  }
  .timeline time {
    display: block;
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .body {
    display: flow-root;
    margin-block-start: calc(${token('space')} * 2);
    max-inline-size: 44em;
  }
  .prose :where(p, ul, ol, dl, blockquote, pre, .table, h3, h4, h5, h6) {
    margin-block: 0 0.75em;
  }
  .prose :where(ul, ol),
  .body ul {
    padding-inline-start: 1.5em;
  }
  .prose :where(h3, h4, h5, h6),
  .label {
    font-weight: 650;
  }
  .prose img {
    max-inline-size: 100%;
    block-size: auto;
  }
  .prose pre,
  .prose .table {
    overflow-x: auto;
    max-inline-size: 100%;
  }
  .prose table {
    border-collapse: collapse;
  }
  .prose :where(th, td) {
    border: 1px solid ${token('color-border')};
    padding: ${token('space')} calc(${token('space')} * 2);
    text-align: start;
    vertical-align: top;
  }
  .prose blockquote {
    border-inline-start: 3px solid ${token('color-border')};
    padding-inline-start: 1em;
  }
`;
