import { css } from 'lit';
import { step, token } from '../themes/token.js';

export const ratingStyles = css`
  .rating.ask {
    display: grid;
    justify-items: start;
    gap: calc(${token('space')} * 3);
    max-inline-size: 40em;
  }
  .rating {
    margin-block: calc(${token('space')} * 4);
  }
  .rating fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
    margin: 0;
    border: 0;
    padding: 0;
    inline-size: 100%;
  }
  .rating legend {
    margin-block-end: calc(${token('space')} * 2);
    padding: 0;
    font-weight: 600;
  }
  .rating fieldset > .hint {
    flex-basis: 100%;
  }
  .rating fieldset label {
    display: flex;
    align-items: center;
    gap: calc(${token('space')} * 2);
    box-sizing: border-box;
    min-block-size: ${token('target-size')};
    border: 1px solid ${token('color-field')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 1) calc(${token('space')} * 3);
    font-weight: 400;
    cursor: pointer;
  }
  .rating fieldset input {
    flex: none;
    inline-size: 1.25em;
    min-block-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    accent-color: ${token('color-accent')};
  }
  .rating label:has(:checked) {
    border-color: ${token('color-accent')};
    box-shadow: inset 0 0 0 1px ${token('color-accent')};
    font-weight: 600;
  }
  .levels .icon,
  .level .icon,
  .shares .icon {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
  }
  .rate {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
  }
  .rate:hover {
    background: ${token('color-accent')};
    text-decoration: underline;
  }
  .level {
    display: flex;
    align-items: center;
    gap: calc(${token('space')} * 2);
    margin-block: calc(${token('space')} * 2);
    font-size: ${step('title')};
  }
  .clock {
    margin-block-start: calc(${token('space')} * 2);
    font-weight: 600;
  }
  .rating.given ul {
    padding-inline-start: 1.25em;
  }
`;

export const resultStyles = css`
  .shares {
    display: grid;
    gap: calc(${token('space')} * 2);
    max-inline-size: 30em;
    margin-block: calc(${token('space')} * 3);
  }
  .shares div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    align-items: center;
    gap: calc(${token('space')} * 3);
  }
  .shares dt,
  .shares dd {
    display: flex;
    align-items: center;
    gap: calc(${token('space')} * 2);
    margin: 0;
  }
  meter {
    flex: 1;
    min-inline-size: 3em;
  }
  .basis {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .scroll {
    overflow-x: auto;
    margin-block: calc(${token('space')} * 4);
  }
  table {
    border-collapse: collapse;
  }
  caption {
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    border-block-end: 1px solid ${token('color-border')};
    padding: calc(${token('space')} * 1) calc(${token('space')} * 3);
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
  }
  th[scope='row'] {
    text-align: start;
  }
  @media print {
    .rating.ask {
      display: none;
    }
  }
`;
