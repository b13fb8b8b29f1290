import { css } from 'lit';
import { token } from '../base/tokens.js';

export const accountStyles = css`
  ul.stack {
    list-style: none;
    gap: ${token('space')};
  }
  .codes {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(10em, 1fr));
    gap: ${token('space')};
    padding-inline-start: 2em;
  }
  .secret {
    font-size: 1.1em;
  }
  .qr {
    inline-size: min(100%, 15em);
    block-size: auto;
  }
`;
