import { css } from 'lit';
import { step, token } from '../../themes/token.js';

export const shareStyles = css`
  .share {
    display: grid;
    gap: calc(${token('space')} * 3);
    max-inline-size: 44em;
  }
  .share .row {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
  }
  .share label > span {
    display: block;
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .share :is(input, select, textarea) {
    inline-size: 100%;
  }
  .share .row :is(input, select) {
    inline-size: auto;
  }
  .share textarea {
    min-block-size: 9em;
    border: 1px solid ${token('color-field')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 2);
    background: ${token('color-surface')};
    color: inherit;
    font: inherit;
  }
  .share .qr {
    display: block;
    inline-size: min(100%, 15em);
    block-size: auto;
    forced-color-adjust: none;
  }
  .share .reminder {
    display: grid;
    gap: calc(${token('space')} * 2);
    border-inline-start: 3px solid ${token('color-border')};
    padding-inline-start: 1em;
  }
`;
