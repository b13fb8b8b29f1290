import { css } from 'lit';
import { token } from '../themes/token.js';

const gap = css`calc(${token('space')} * 3)`;

export const handoffStyles = css`
  .prepared,
  .ways,
  .ways li,
  .sheet {
    display: grid;
    gap: ${gap};
    justify-items: start;
  }
  .prepared {
    margin-block: ${gap};
  }
  .ways li {
    gap: ${token('space')};
    justify-items: stretch;
    inline-size: min(100%, 32em);
  }
  .ways,
  .notice ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .way {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    border: 1px solid ${token('color-accent')};
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 3);
    overflow-wrap: anywhere;
    text-align: start;
    font-weight: 650;
  }
  .asking {
    display: grid;
    gap: ${gap};
    border-inline-start: 3px solid ${token('color-caution-edge')};
    padding: calc(${token('space')} * 2) ${gap};
    background: ${token('color-caution')};
  }
  .whole,
  .whole textarea {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
  }
  .notice a {
    overflow-wrap: anywhere;
  }
  .sheet[hidden] {
    display: none;
  }
  .sheet {
    border: 1px solid ${token('color-border')};
    padding: ${gap};
  }
  .sheet dl {
    margin: 0;
  }
  .sheet dt {
    font-weight: 650;
  }
  .sheet dd {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .sheet .qr {
    inline-size: min(100%, 18em);
    block-size: auto;
  }
  @media print {
    .prepared > :not(.sheet) {
      display: none;
    }
    .sheet,
    .sheet[hidden] {
      display: grid;
      border: 0;
      padding: 0;
    }
    .sheet div {
      break-inside: avoid;
    }
  }
`;
