import { css } from 'lit';
import { token } from '../../themes/token.js';

export const coverStyles = css`
  dialog.cover {
    inline-size: min(60em, 100% - ${token('space')} * 4);
    max-inline-size: none;
    max-block-size: calc(100% - ${token('space')} * 4);
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 3);
    background: ${token('color-surface')};
    color: ${token('color-text')};
    overflow: auto;
  }
  .cover::backdrop {
    background: rgb(0 0 0 / 0.6);
  }
  .cover .heading {
    margin-block: 0;
  }
  .cover > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(${token('space')} * 2);
  }
  .cover canvas {
    justify-self: center;
    max-inline-size: 100%;
    max-block-size: 55vh;
    border: 1px solid ${token('color-border')};
    cursor: crosshair;
    touch-action: none;
  }
  .cover ul {
    list-style: none;
  }
  .cover [aria-pressed='true'] {
    border-width: 3px;
    border-color: ${token('color-accent')};
  }
`;
