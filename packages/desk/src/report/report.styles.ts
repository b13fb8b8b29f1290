import { css } from 'lit';
import { token } from '../base/tokens.js';

export const reportStyles = css`
  .number {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(${token('space')} * 5);
    align-items: start;
  }
  .photos {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
    gap: calc(${token('space')} * 3);
    list-style: none;
  }
  .photos img {
    inline-size: 100%;
    block-size: auto;
    max-block-size: 20em;
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    object-fit: contain;
  }
  .chosen {
    display: grid;
    gap: calc(${token('space')} * 4);
    margin-block-start: calc(${token('space')} * 3);
    padding-inline-start: 1.5em;
  }
  .chosen canvas {
    max-inline-size: 100%;
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
  }
  @media (min-width: 60em) {
    .columns {
      grid-template-columns: minmax(0, 3fr) minmax(20em, 2fr);
    }
  }
  @media print {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .photos img {
      max-block-size: 9cm;
    }
  }
`;
