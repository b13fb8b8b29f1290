import { css } from 'lit';
import { token } from '../base/tokens.js';

export const noticeStyles = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(${token('space')} * 5);
    align-items: start;
  }
  .preview {
    border-inline-start: 3px solid ${token('color-border')};
    padding-inline-start: calc(${token('space')} * 3);
  }
  .preview > * + * {
    margin-block-start: calc(${token('space')} * 3);
  }
  .preview :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .preview .table {
    overflow-x: auto;
  }
  .preview img {
    max-inline-size: 100%;
  }
  @media (min-width: 60em) {
    .columns {
      grid-template-columns: minmax(0, 3fr) minmax(18em, 1fr);
    }
  }
  @media print {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
