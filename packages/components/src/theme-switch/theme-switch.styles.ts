import { css } from 'lit';
import { token } from '../themes/token.js';

export const themeSwitchStyles = css`
  :host {
    display: inline-block;
  }
  .root {
    display: inline-block;
    padding: 0;
    background: none;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: calc(${token('space')} * 2);
  }
  button[aria-pressed='true'] {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      border-width: 3px;
    }
  }
`;
