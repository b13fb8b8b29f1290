import { css } from 'lit';
import { step, token } from './tokens.js';

const gap = css`calc(${token('space')} * 3)`;

/** What the desk's pages have in common. */
export const deskStyles = css`
  /* The desk is a page, not a guest on one: themes that frame an element have nothing to frame. */
  .root {
    padding: 0;
    background: none;
  }
  h1,
  h2,
  h3 {
    margin: 0;
    line-height: 1.3;
    font-weight: 650;
  }
  h1 {
    font-size: ${step('heading')};
  }
  h1:focus {
    outline: none;
    box-shadow: none;
  }
  h2 {
    font-size: ${step('title')};
  }
  h3 {
    font-size: ${step('body')};
  }
  form,
  .stack,
  section {
    display: grid;
    /* What cannot be narrower must not widen the rest. */
    grid-template-columns: minmax(0, 1fr);
    gap: ${gap};
    min-inline-size: 0;
  }
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(${token('space')} * 5);
  }
  .narrow {
    max-inline-size: 34em;
  }
  .middle {
    margin-inline: auto;
  }
  .head,
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: ${gap};
    align-items: center;
  }
  .head {
    justify-content: space-between;
  }
  label,
  .label {
    display: block;
    font-weight: 650;
  }
  .field {
    display: grid;
    gap: ${token('space')};
    min-inline-size: 0;
  }
  .field > :is(input:not([type='checkbox'], [type='date']), select, textarea) {
    inline-size: 100%;
  }
  .tick {
    display: flex;
    gap: ${gap};
    align-items: center;
  }
  .tick input {
    min-block-size: 0;
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .tick label {
    font-weight: 400;
  }
  textarea {
    border: 1px solid ${token('color-field')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 2) ${gap};
    min-block-size: 6em;
    background: ${token('color-surface')};
    color: inherit;
    font: inherit;
  }
  button {
    justify-self: start;
  }
  a.button {
    display: inline-flex;
    align-items: center;
    min-block-size: ${token('target-size')};
    border-radius: ${token('radius')};
    padding-inline: calc(${token('space')} * 3);
    font-weight: 600;
    text-decoration: none;
  }
  a.button,
  button.main {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
  }
  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .muted,
  .hint {
    color: ${token('color-muted')};
  }
  .hint {
    font-size: ${step('small')};
  }
  .box {
    display: grid;
    gap: ${gap};
    border: 1px solid ${token('color-note-edge')};
    border-inline-start-width: 4px;
    border-radius: ${token('radius')};
    padding: ${gap};
    background: ${token('color-note')};
  }
  .box ul {
    padding-inline-start: 1.25em;
  }
  .box.alarm {
    border-color: ${token('color-alarm-edge')};
    background: ${token('color-alarm')};
  }
  .box.caution {
    border-color: ${token('color-caution-edge')};
    background: ${token('color-caution')};
  }
  .error,
  .done {
    border-inline-start: 4px solid ${token('color-alarm-edge')};
    padding-inline-start: ${gap};
    font-weight: 600;
  }
  .done {
    border-color: ${token('color-accent')};
  }
  .card {
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 4);
    background: ${token('color-surface')};
  }
  .tag {
    display: inline-block;
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding-inline: calc(${token('space')} * 2);
    font-size: ${step('small')};
  }
  .tag.alarm {
    border-color: ${token('color-alarm-edge')};
    background: ${token('color-alarm')};
    font-weight: 650;
  }
  .tag.caution {
    border-color: ${token('color-caution-edge')};
    background: ${token('color-caution')};
  }
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0;
    padding: 0;
    list-style: none;
  }
  .list > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: ${token('space')};
    align-content: start;
    border-block-start: 1px solid ${token('color-border')};
    padding-block: ${gap};
  }
  .list > li:first-child {
    border-block-start: 0;
  }
  .list.card {
    padding-inline: calc(${token('space')} * 4);
  }
  .list .title {
    font-weight: 650;
  }
  .text {
    white-space: pre-line;
  }
  .short {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .filter {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11em), 1fr));
    gap: ${gap};
    align-items: end;
  }
  .search {
    display: flex;
    flex-wrap: wrap;
    gap: ${gap};
    align-items: end;
  }
  .search .field {
    flex: 1 1 12em;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(${token('space')} * 2);
    margin: 0;
  }
  dt {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  dd {
    margin: 0;
  }
  summary {
    min-block-size: ${token('target-size')};
    align-content: center;
    cursor: pointer;
    font-weight: 650;
  }
  @media (min-width: 40em) {
    dl.rows {
      grid-template-columns: minmax(8em, 1fr) minmax(0, 3fr);
    }
  }
  @media print {
    .no-print,
    form {
      display: none !important;
    }
    .card {
      border: 0;
      padding: 0;
    }
    .short {
      display: block;
    }
  }
`;
