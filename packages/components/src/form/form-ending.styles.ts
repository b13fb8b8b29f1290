import { css } from 'lit';
import { step, token } from '../themes/token.js';

const gap = css`calc(${token('space')} * 3)`;

export const endingStyles = css`
  dl {
    margin: 0;
  }
  dt {
    font-weight: 650;
  }
  dd {
    margin: 0;
    white-space: pre-line;
  }
  .privacy dd {
    margin-block-end: ${token('space')};
  }
  .outcome {
    border-inline-start: 3px solid ${token('color-note-edge')};
    padding: calc(${token('space')} * 2) ${gap};
    background: ${token('color-note')};
  }
  .outcome.open {
    border-color: ${token('color-caution-edge')};
    background: ${token('color-caution')};
  }
  .number {
    font-size: ${step('title')};
    font-weight: 650;
  }
  .qr {
    display: block;
    inline-size: 9em;
    block-size: 9em;
    margin-block: ${token('space')};
  }
  .summary {
    border-block-start: 1px solid ${token('color-border')};
    margin-block-end: ${gap};
  }
  .summary > div {
    display: grid;
    grid-template-columns: minmax(8em, 2fr) 3fr auto;
    align-items: baseline;
    gap: ${token('space')} ${gap};
    border-block-end: 1px solid ${token('color-border')};
    padding-block: ${token('space')};
  }
  .summary .change {
    grid-column: 3;
    white-space: normal;
  }
  @media (max-width: 30em) {
    .summary > div {
      grid-template-columns: 1fr auto;
    }
    .summary dt {
      grid-column: 1 / -1;
    }
    .summary .change {
      grid-column: 2;
    }
  }
  @media print {
    .summary > div {
      break-inside: avoid;
    }
  }
`;
