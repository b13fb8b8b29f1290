import { css } from 'lit';
import { step, token } from '../themes/token.js';

export const feedbackStyles = css`
  .stopper {
    border-inline-start: 4px solid ${token('color-note-edge')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 3);
    margin-block: calc(${token('space')} * 3);
    background: ${token('color-note')};
  }
  .stopper.emergency {
    border-color: ${token('color-alarm-edge')};
    background: ${token('color-surface')};
    font-weight: 600;
  }
  .call {
    display: inline-flex;
    align-items: center;
    gap: ${token('space')};
    min-block-size: ${token('target-size')};
  }
  .chooser {
    display: grid;
    gap: calc(${token('space')} * 3);
    min-inline-size: 0;
  }
  .chooser .name,
  .chooser .tick .hint {
    display: block;
  }
  .chooser .tick .hint {
    font-weight: 400;
  }
  .types summary {
    min-block-size: ${token('target-size')};
    padding-block: calc((${token('target-size')} - 1lh) / 2);
    color: ${token('color-link')};
    font-weight: 600;
    cursor: pointer;
  }
  .similar {
    display: grid;
    gap: calc(${token('space')} * 3);
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 3);
    background: ${token('color-raised')};
  }
  .similar ul {
    display: grid;
    gap: calc(${token('space')} * 4);
    list-style: none;
  }
  .similar .one {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 3);
  }
  .similar .one > div {
    flex: 1 1 12em;
    min-inline-size: 0;
  }
  .similar .photo {
    flex: none;
    inline-size: 5em;
    block-size: 5em;
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    object-fit: cover;
  }
  .after {
    margin-block-start: calc(${token('space')} * 4);
  }
  .useful {
    display: grid;
    gap: calc(${token('space')} * 3);
    font-size: ${step('body')};
  }
  @media print {
    .useful {
      display: none;
    }
  }
`;
