import { css, unsafeCSS } from 'lit';
import { step, token } from '../themes/token.js';
import { alertColours, alertInk } from './alert-colours.js';

const ink = unsafeCSS(`var(--civic-alert-banner-ink,${alertInk})`);

const levelStyles = unsafeCSS(
  Object.entries(alertColours)
    .map(
      ([name, [ground, edge, mark]]) =>
        `.${name}{--ground:var(--civic-alert-banner-${name},${ground});--edge:var(--civic-alert-banner-${name}-edge,${edge});--mark:var(--civic-alert-banner-mark,${mark})}`,
    )
    .join(''),
);

export const alertBannerStyles = css`
  ${levelStyles}
  .banner {
    display: grid;
    gap: calc(${token('space')} * 2);
  }
  .alert {
    display: grid;
    gap: calc(${token('space')} * 2);
    border: 1px solid var(--edge);
    border-inline-start-width: 8px;
    border-radius: ${token('radius')};
    padding: calc(${token('space')} * 3) calc(${token('space')} * 4);
    background: var(--ground);
    color: ${ink};
  }
  .level {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.6em;
  }
  .level svg {
    flex: none;
    inline-size: 1.6em;
    block-size: 1.6em;
    color: var(--edge);
  }
  .level strong {
    font-weight: 700;
  }
  .heading {
    margin-block-start: ${token('space')};
    font-size: ${step('heading')};
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  .advice {
    margin-block-start: calc(${token('space')} * 2);
  }
  .label {
    font-weight: 650;
  }
  .prose {
    max-inline-size: 44em;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    white-space: pre-line;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25em;
    list-style: none;
    font-size: ${step('note')};
  }
  .alert a {
    color: inherit;
  }
  .alert :focus-visible {
    outline-color: ${ink};
  }
  summary {
    display: list-item;
    min-block-size: ${token('row-size')};
    inline-size: fit-content;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .others > summary {
    min-block-size: ${token('target-size')};
    align-content: center;
    color: ${token('color-link')};
    font-weight: 600;
  }
  .others .alert {
    margin-block-start: calc(${token('space')} * 2);
  }
  details > p {
    margin-block-start: calc(${token('space')} * 2);
  }
  .toggle {
    justify-self: start;
    border-color: var(--edge);
    background: none;
    color: inherit;
  }
  .age {
    border-inline-start: 4px solid ${token('color-caution-edge')};
    padding: calc(${token('space')} * 2) calc(${token('space')} * 3);
    background: ${token('color-caution')};
    color: ${token('color-text')};
    font-size: ${step('note')};
  }
  @media (min-width: 48em) {
    .alert {
      grid-template-columns: 1fr auto;
    }
    .alert > * {
      grid-column: 1;
    }
    .alert > .toggle {
      grid-area: 1 / 2;
      align-self: start;
    }
  }
  @media (forced-colors: active) {
    .alert,
    .age,
    .level {
      color: CanvasText;
    }
    .alert {
      border-color: CanvasText;
    }
    .level svg {
      --mark: Canvas;
      forced-color-adjust: auto;
    }
  }
  @media print {
    .alert {
      background: none;
      break-inside: avoid;
    }
    .alert,
    .level svg {
      color: black;
    }
    .level svg {
      --mark: white;
    }
  }
`;
