import { css } from 'lit';
import { step, token } from '../themes/token.js';

export const serviceGuideStyles = css`
  .guide .heading {
    font-size: ${step('title')};
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  .guide #name {
    margin-block-end: calc(${token('space')} * 3);
    font-size: ${step('heading')};
  }
  .guide .note {
    margin-block: calc(${token('space')} * 3);
  }
  .guide .label,
  .guide .name {
    font-weight: 600;
  }
  .said {
    max-inline-size: 44em;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    white-space: pre-line;
  }
  .guide .aside,
  .missing,
  .dates {
    color: ${token('color-muted')};
  }
  .guide .aside {
    font-size: ${step('note')};
    font-weight: 400;
  }
  .line {
    display: block;
  }
  .facts,
  .hours {
    display: grid;
    gap: calc(${token('space')} * 2) calc(${token('space')} * 4);
    margin: calc(${token('space')} * 4) 0 0;
  }
  .facts {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5em), 1fr));
    border-block: 1px solid ${token('color-border')};
    padding-block: calc(${token('space')} * 4);
  }
  .facts dt {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .facts dd,
  .hours dd {
    margin: 0;
  }
  .facts dd {
    font-weight: 600;
  }
  .hours {
    margin-block-start: calc(${token('space')} * 2);
  }
  .hours div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
  }
  .hours dt {
    min-inline-size: 9em;
  }
  .hours .time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .opening {
    font-weight: 600;
  }
  .opening.open {
    color: ${token('color-accent')};
  }
  .actions,
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2) calc(${token('space')} * 4);
    align-items: center;
  }
  .actions {
    margin-block-start: calc(${token('space')} * 4);
  }
  .action {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: ${token('target-size')};
    border: 1px solid ${token('color-accent')};
    border-radius: ${token('radius')};
    padding-inline: calc(${token('space')} * 4);
    color: ${token('color-accent')};
    font-weight: 600;
    text-decoration: none;
  }
  .action.main {
    background: ${token('color-accent')};
    color: ${token('color-on-accent')};
  }
  .section {
    margin-block-start: calc(${token('space')} * 7);
  }
  .section > .heading {
    margin-block-end: calc(${token('space')} * 2);
  }
  .guide :where(.plain, .places, .documents) {
    list-style: none;
  }
  .plain li + li,
  .contact + .contact,
  .steps li + li {
    margin-block-start: calc(${token('space')} * 2);
  }
  .plain a,
  .ways a,
  .contact a {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: ${token('row-size')};
  }
  .steps {
    padding-inline-start: 1.75em;
  }
  .place,
  .document {
    border-block-start: 1px solid ${token('color-border')};
    padding-block: calc(${token('space')} * 3);
  }
  .folded {
    display: none;
  }
  .place .label {
    margin-block-start: calc(${token('space')} * 2);
  }
  .document .mark {
    display: inline-block;
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    padding-inline: 0.5em;
    background: ${token('color-raised')};
    font-size: ${step('small')};
  }
  .missing {
    border-inline-start: 3px solid ${token('color-border')};
    padding-inline-start: calc(${token('space')} * 3);
  }
  .missing + .missing,
  .missing ~ .documents,
  .facts ~ .ways {
    margin-block-start: calc(${token('space')} * 3);
  }
  .missing .contact {
    margin-block-start: calc(${token('space')} * 2);
    color: ${token('color-text')};
  }
  .guide summary,
  .tool summary {
    min-block-size: ${token('target-size')};
    padding-block: calc(${token('space')} * 2);
    cursor: pointer;
    font-weight: 600;
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-block-start: calc(${token('space')} * 6);
    font-size: ${step('small')};
  }
  .tick {
    display: flex;
    align-items: start;
    gap: calc(${token('space')} * 3);
    min-block-size: ${token('target-size')};
    padding-block: calc(${token('space')} * 2);
    cursor: pointer;
  }
  .tick input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    min-block-size: 0;
    margin: 0;
    accent-color: ${token('color-accent')};
  }
  .more-of {
    padding-inline-start: calc(1.5em + ${token('space')} * 3);
  }
  .checklist {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 1em;
    border-block-start: 1px solid ${token('color-border')};
    padding-block: calc(${token('space')} * 2);
  }
  .checklist .progress {
    font-weight: 600;
  }
  .checklist .kept {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .tool {
    border-block-start: 1px solid ${token('color-border')};
  }
  .tool .heading {
    display: none;
  }
  .tool[open] {
    padding-block-end: calc(${token('space')} * 4);
  }
  .tools {
    margin-block-start: calc(${token('space')} * 6);
    border-block-end: 1px solid ${token('color-border')};
  }
  .paper {
    display: none;
  }
  .skeleton {
    display: grid;
    gap: calc(${token('space')} * 4);
    list-style: none;
  }
  .skeleton span {
    display: block;
    inline-size: 12em;
    max-inline-size: 60%;
    block-size: 1.2em;
    border-radius: ${token('radius')};
    background: ${token('color-border')};
    opacity: 0.5;
  }
  .skeleton span + span {
    inline-size: 100%;
    max-inline-size: 34em;
    block-size: 2.6em;
    margin-block-start: calc(${token('space')} * 2);
  }
  @media (forced-colors: active) {
    .skeleton span,
    .action {
      border: 1px solid;
    }
  }
  @media print {
    .folded {
      display: list-item;
    }
    .guide .heading {
      break-after: avoid;
    }
    .place,
    .document,
    .facts {
      break-inside: avoid;
    }
    .in-documents {
      font-size: max(15pt, 1em);
      line-height: 1.4;
    }
    .in-documents .said,
    .in-documents .aside {
      font-size: max(12pt, 1em);
    }
    .paper {
      display: block;
      margin-block: 3mm;
    }
    .tick::before {
      flex: none;
      inline-size: 6mm;
      block-size: 6mm;
      border: 0.5mm solid black;
      font-size: max(14pt, 1em);
      line-height: 5mm;
      text-align: center;
      content: '';
    }
    .tick:has(:checked)::before {
      content: '✓';
    }
    .more-of {
      padding-inline-start: calc(6mm + ${token('space')} * 3);
    }
    .document .mark {
      background: none;
    }
    .checklist .kept,
    .guide .opening,
    .actions,
    .tools,
    .in-related,
    .guide [href^='geo'] {
      display: none;
    }
    .plain a,
    .ways a,
    .contact a {
      display: inline;
    }
    .ways a[href]::after {
      content: ' ' attr(href);
      font-size: ${step('small')};
    }
    .guide details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
