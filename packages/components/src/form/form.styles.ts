import { css } from 'lit';
import { step, token } from '../themes/token.js';

const gap = css`calc(${token('space')} * 3)`;

export const formStyles = css`
  .root {
    max-inline-size: 44em;
  }
  .heading {
    margin-block: calc(${token('space')} * 2);
    font-size: ${step('title')};
    font-weight: 650;
    line-height: 1.3;
  }
  .heading.sub {
    font-size: ${step('body')};
  }
  .heading:focus {
    outline: none;
    box-shadow: none;
  }
  legend,
  .label,
  .question .hint,
  .error-text,
  .above {
    margin-block-end: ${token('space')};
  }
  form,
  .stretch,
  .group,
  .instance,
  .repeat,
  .text,
  .drafts,
  .drafts ul,
  .ticks,
  .fields,
  .files,
  .place {
    display: grid;
    /* What cannot be narrower must not widen the rest. */
    grid-template-columns: minmax(0, 1fr);
    gap: ${gap};
    min-inline-size: 0;
  }
  form,
  .stretch {
    gap: calc(${token('space')} * 6);
  }
  .text,
  .drafts,
  .privacy {
    margin-block: ${gap};
  }
  fieldset {
    margin: 0;
    border: 0;
    padding: 0;
    min-inline-size: 0;
  }
  /* Floating, it stands within the edge of its group, which begins at the middle of it otherwise. */
  legend {
    float: left;
    inline-size: 100%;
    padding: 0;
  }
  legend + * {
    clear: both;
  }
  legend,
  .label {
    font-weight: 650;
  }
  .group,
  .instance {
    border-inline-start: 3px solid ${token('color-border')};
    padding-inline-start: ${gap};
  }
  /* Words of another direction begin where all others do. */
  [dir='auto']:not(input, textarea) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .optional {
    color: ${token('color-muted')};
    font-weight: 400;
  }
  .hint,
  .fields label,
  .date label {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .question input:not([type='radio'], [type='checkbox'], [type='file'], [type='time'], [type='datetime-local']),
  .question select,
  textarea {
    inline-size: 100%;
  }
  .question input.w2 {
    inline-size: 4.5em;
  }
  .question input.w4 {
    inline-size: 6em;
  }
  .question input.w8 {
    inline-size: 9em;
  }
  .question input:is(.w12, .w14) {
    inline-size: 14em;
  }
  .question input:is(.w20, .w22) {
    inline-size: 18em;
  }
  textarea {
    border: 1px solid ${token('color-field')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 2) ${gap};
    background: ${token('color-surface')};
    color: inherit;
    font: inherit;
  }
  input[type='file'] {
    padding-block: calc(${token('space')} * 2);
    block-size: auto;
  }
  .label,
  .fields label,
  .date label {
    display: block;
  }
  :is(.repeat, .place, .instance) > button {
    justify-self: start;
  }
  .date {
    display: flex;
    flex-wrap: wrap;
    gap: ${gap};
  }
  .ticks {
    gap: ${token('space')};
  }
  .ticks.inline {
    display: flex;
    flex-wrap: wrap;
    gap: ${gap} calc(${token('space')} * 6);
  }
  .tick {
    display: flex;
    align-items: flex-start;
    gap: 0.6em;
  }
  .tick input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    min-block-size: 0;
    margin-block: calc((${token('target-size')} - 1.5em) / 2);
    margin-inline: 0;
    accent-color: ${token('color-accent')};
  }
  .tick label {
    flex: 1;
    min-block-size: ${token('target-size')};
    padding-block: calc((${token('target-size')} - 1lh) / 2);
    cursor: pointer;
  }
  /* What is out of sight is laid out when it comes near. */
  .stretch {
    content-visibility: auto;
    /* Rings of focus are cut off at the edge of the box. */
    margin: -6px;
    padding: 6px;
  }
  .stretch:empty {
    display: none;
  }
  .wrong {
    border-inline-start: 4px solid ${token('color-alarm-edge')};
    padding-inline-start: ${gap};
  }
  .error-text,
  .problems a {
    color: ${token('color-alarm-edge')};
    font-weight: 600;
  }
  [aria-invalid='true'] {
    border: 2px solid ${token('color-alarm-edge')};
  }
  .problems {
    border: 3px solid ${token('color-alarm-edge')};
    border-radius: ${token('radius')};
    padding: ${gap};
    margin-block-end: ${gap};
  }
  .problems .heading {
    margin-block-start: 0;
  }
  .problems ul {
    display: grid;
    gap: ${token('space')};
  }
  button.main {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
    padding-inline: calc(${token('space')} * 6);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(${token('space')} * 2) calc(${token('space')} * 4);
  }
  .drafts {
    border-inline-start: 3px solid ${token('color-note-edge')};
    padding: calc(${token('space')} * 2) ${gap};
    background: ${token('color-note')};
  }
  :is(.drafts, .files, .problems) ul {
    list-style: none;
  }
  .privacy summary {
    min-block-size: ${token('target-size')};
    padding-block: calc((${token('target-size')} - 1lh) / 2);
    color: ${token('color-link')};
    cursor: pointer;
  }
  .unkept {
    color: ${token('color-text')};
    font-weight: 600;
  }
`;
