import { css } from 'lit';
import { step, token } from '../themes/token.js';
import { noteStyles } from './note.styles.js';

/** Notes about sources, and the line that names them. */
export const sourceStyles = css`
  ${noteStyles}
  .note.alarm {
    background: ${token('color-alarm')};
    color: ${token('color-alarm-edge')};
  }
  .origin {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.35em;
    margin-block-start: calc(${token('space')} * 4);
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .origin a {
    color: inherit;
  }
  .as-of {
    margin-inline-start: auto;
  }
`;
