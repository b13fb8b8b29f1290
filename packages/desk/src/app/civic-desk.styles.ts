import { css } from 'lit';
import { token } from '../base/tokens.js';

const gap = css`calc(${token('space')} * 3)`;

export const appStyles = css`
  .root {
    min-block-size: 100vh;
    background: ${token('color-raised')};
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: ${gap} calc(${token('space')} * 5);
    align-items: center;
    border-block-end: 1px solid ${token('color-border')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 4);
    background: ${token('color-surface')};
  }
  .home {
    font-weight: 700;
    text-decoration: none;
  }
  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 ${gap};
    list-style: none;
  }
  nav a,
  .home {
    display: inline-flex;
    align-items: center;
    min-block-size: ${token('target-size')};
    padding-inline: calc(${token('space')} * 1);
    color: ${token('color-text')};
  }
  nav a[aria-current] {
    border-block-end: 3px solid ${token('color-accent')};
    font-weight: 650;
    text-decoration: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
    align-items: center;
    margin-inline-start: auto;
  }
  main {
    max-inline-size: 76em;
    margin-inline: auto;
    padding: calc(${token('space')} * 5) calc(${token('space')} * 4);
  }
  main:focus {
    outline: none;
    box-shadow: none;
  }
  .box {
    margin: calc(${token('space')} * 4);
  }
  .skip {
    position: absolute;
    inset-inline-start: -999em;
  }
  .skip:focus {
    position: static;
  }
  dialog {
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 5);
    inline-size: min(34em, calc(100vw - 2em));
    background: ${token('color-surface')};
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.6);
  }
  @media print {
    .root {
      background: none;
    }
    main {
      padding: 0;
    }
  }
`;
