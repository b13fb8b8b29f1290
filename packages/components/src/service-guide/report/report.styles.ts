import { css } from 'lit';
import { step, token } from '../../themes/token.js';

export const reportStyles = css`
  .report,
  .report form {
    display: grid;
    gap: calc(${token('space')} * 3);
    max-inline-size: 44em;
  }
  .report fieldset {
    margin: 0;
    border: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .report legend {
    padding: 0;
    font-weight: 650;
  }
  .report .choice {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-block-size: ${token('target-size')};
  }
  .report .choice input {
    flex: none;
    inline-size: 1.25em;
    min-block-size: 1.25em;
    margin: 0;
    accent-color: ${token('color-accent')};
  }
  .report .field > span {
    display: block;
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .report :is(.field input, textarea) {
    inline-size: 100%;
  }
  .report textarea {
    min-block-size: 6em;
    border: 1px solid ${token('color-field')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 3);
    background: ${token('color-surface')};
    color: inherit;
    font: inherit;
  }
  .report :is(input, textarea):disabled {
    opacity: 1;
    background: ${token('color-raised')};
    color: ${token('color-muted')};
  }
  .report .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(${token('space')} * 2) calc(${token('space')} * 4);
  }
  .report .outcome {
    border-inline-start: 3px solid ${token('color-note-edge')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 3);
    background: ${token('color-note')};
  }
  .report .outcome.open {
    border-color: ${token('color-caution-edge')};
    background: ${token('color-caution')};
  }
  .report .number {
    font-size: ${step('title')};
    font-weight: 650;
  }
  .report .hint {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .report .ways {
    display: grid;
    gap: ${token('space')};
    list-style: none;
  }
  .report .ways a {
    display: inline-flex;
    align-items: center;
    min-block-size: ${token('target-size')};
  }
`;
