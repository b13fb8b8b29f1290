import { css } from 'lit';
import { step, token } from '../themes/token.js';

export const requestTrackerStyles = css`
  .heading {
    font-weight: 650;
    line-height: 1.3;
  }
  #heading {
    margin-block-end: calc(${token('space')} * 3);
    font-size: ${step('heading')};
  }
  form,
  .tell {
    display: grid;
    justify-items: start;
    gap: calc(${token('space')} * 2);
    max-inline-size: 40em;
  }
  label {
    font-weight: 600;
  }
  input,
  textarea {
    inline-size: 100%;
  }
  #code {
    font-size: ${step('title')};
    letter-spacing: 0.05em;
  }
  textarea {
    border: 1px solid ${token('color-field')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 3);
    background: ${token('color-surface')};
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  .main,
  .say-mended {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
  }
  .main:hover,
  .say-mended:hover {
    background: ${token('color-accent')};
    text-decoration: underline;
  }
  [aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .note {
    margin-block: 0;
  }
  .hint,
  .meta,
  .unsure {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .own {
    display: grid;
    gap: calc(${token('space')} * 2);
    margin-block-start: calc(${token('space')} * 2);
    list-style: none;
  }
  .own button {
    inline-size: 100%;
    padding-block: calc(${token('space')} * 2);
    text-align: start;
  }
  .report,
  .tell {
    margin-block: calc(${token('space')} * 4);
  }
  .title {
    font-size: ${step('title')};
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
  }
  .report > .meta,
  .sight,
  .promise,
  .words,
  .photos,
  .compare,
  .report > .heading {
    margin-block-start: calc(${token('space')} * 3);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
    gap: calc(${token('space')} * 3);
    margin-block: calc(${token('space')} * 3) 0;
  }
  .facts div {
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 3);
    background: ${token('color-raised')};
  }
  .facts dt {
    font-size: ${step('small')};
  }
  .facts dd {
    margin: 0;
  }
  .note-text {
    display: block;
  }
  .promise {
    font-weight: 600;
  }
  .late,
  .trouble {
    color: ${token('color-alarm-edge')};
  }
  .trouble,
  .sent {
    font-weight: 600;
  }
  .words,
  .history p,
  .note-text {
    white-space: pre-line;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .photos {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 3);
  }
  .compare {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: calc(${token('space')} * 3);
    max-inline-size: 46em;
  }
  .compare .photos {
    display: grid;
    margin-block-start: ${token('space')};
  }
  .compare img {
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 4 / 3;
  }
  .chosen {
    display: grid;
    gap: calc(${token('space')} * 2);
    list-style: none;
  }
  .chosen li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(${token('space')} * 2);
  }
  .chosen canvas {
    max-inline-size: 6em;
    block-size: auto;
  }
  .photos img {
    display: block;
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    object-fit: cover;
  }
  .history {
    margin-block-start: calc(${token('space')} * 2);
    border-inline-start: 2px solid ${token('color-border')};
    padding-inline-start: calc(${token('space')} * 4);
    list-style: none;
  }
  .history li + li {
    margin-block-start: calc(${token('space')} * 4);
  }
  .what {
    font-weight: 600;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 3);
  }
  .end {
    margin-block-end: calc(${token('space')} * 2);
  }
  @media (forced-colors: active) {
    .facts div {
      border: 1px solid;
    }
  }
  @media print {
    .tell {
      display: none;
    }
    .history li {
      break-inside: avoid;
    }
  }
`;
