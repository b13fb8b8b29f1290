import { css } from 'lit';
import { step, token } from '../themes/token.js';

export const placeStyles = css`
  .ladder,
  .ladder section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(${token('space')} * 3);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
    list-style: none;
  }
  .ladder label,
  .ladder .heading {
    font-weight: 650;
  }
  .ladder .hint {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .ladder input,
  .ladder textarea {
    inline-size: 100%;
  }
  .ways [aria-expanded='true'] {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
  }
  .said {
    border-inline-start: 4px solid ${token('color-accent')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 3);
    background: ${token('color-raised')};
  }
  .said:empty {
    display: none;
  }
  .said.caution,
  .ladder .trouble {
    border-color: ${token('color-caution-edge')};
    background: ${token('color-caution')};
  }
  .said > span {
    display: block;
  }
  .found {
    list-style: none;
  }
  .found button {
    inline-size: 100%;
    padding-block: calc(${token('space')} * 2);
    text-align: start;
  }
  .found span {
    display: block;
    color: ${token('color-muted')};
    font-size: ${step('small')};
    font-weight: 400;
  }
  .ladder summary {
    min-block-size: ${token('target-size')};
    padding-block: calc(${token('space')} * 2);
    cursor: pointer;
    font-weight: 650;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
  }
  @media (forced-colors: active) {
    .ways [aria-expanded='true'] {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .ways,
    .ladder section {
      display: none;
    }
  }
`;
