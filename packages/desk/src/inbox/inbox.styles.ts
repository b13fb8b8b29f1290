import { css } from 'lit';
import { step, token } from '../base/tokens.js';

export const inboxStyles = css`
  .views ul {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
    list-style: none;
  }
  .views a {
    display: inline-flex;
    align-items: center;
    min-block-size: ${token('target-size')};
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding-inline: calc(${token('space')} * 4);
    background: ${token('color-surface')};
    color: ${token('color-text')};
    text-decoration: none;
  }
  .views a[aria-current] {
    border-color: ${token('color-accent')};
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
    font-weight: 650;
  }
  .count {
    margin-inline-start: 0.5em;
    font-variant-numeric: tabular-nums;
  }
  .number {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: ${token('space')} calc(${token('space')} * 3);
    align-items: center;
    font-size: ${step('note')};
  }
  .report > div:first-child {
    display: grid;
    align-content: start;
    gap: ${token('space')};
    min-inline-size: 0;
  }
  @media (min-width: 52em) {
    .list > .report {
      grid-template-columns: minmax(0, 3fr) minmax(14em, 1fr);
      gap: calc(${token('space')} * 6);
    }
    .report .facts {
      flex-direction: column;
      align-items: start;
    }
  }
`;
