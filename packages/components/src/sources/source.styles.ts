import { css } from 'lit';
import { step, token } from '../themes/token.js';

/** Notes about sources, and the line that names them. */
export const sourceStyles = css`
  .note {
    display: flex;
    gap: calc(${token('space')} * 3);
    margin-block-end: calc(${token('space')} * 4);
    border-inline-start: 4px solid;
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 3);
    background: ${token('color-note')};
    color: ${token('color-note-edge')};
    font-size: ${step('note')};
  }
  .note.caution {
    background: ${token('color-caution')};
    color: ${token('color-caution-edge')};
  }
  .note.alarm {
    background: ${token('color-alarm')};
    color: ${token('color-alarm-edge')};
  }
  .note div {
    color: ${token('color-text')};
  }
  .note.error {
    margin-block-start: calc(${token('space')} * 3);
  }
  .note button {
    margin-block-start: calc(${token('space')} * 3);
  }
  [href^='tel'] {
    white-space: nowrap;
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
  @media (forced-colors: active) {
    .note {
      border: 1px solid;
    }
  }
`;
