import { css } from 'lit';
import { step, token } from '../themes/token.js';

/** What is said beside the content, such as that it is an old copy. */
export const noteStyles = css`
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
  .note div {
    color: ${token('color-text')};
  }
  .note.error,
  .note button {
    margin-block-start: calc(${token('space')} * 3);
  }
  [href^='tel'] {
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .note {
      border: 1px solid;
    }
  }
`;
