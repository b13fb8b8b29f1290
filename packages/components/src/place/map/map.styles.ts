import { css } from 'lit';
import { step, token } from '../../themes/token.js';

export const mapStyles = css`
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(${token('space')} * 2);
  }
  .map .hint {
    color: ${token('color-muted')};
    font-size: ${step('small')};
  }
  .map {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(${token('space')} * 2);
    max-inline-size: 40em;
  }
  .map .buttons button:not(.set) {
    min-inline-size: ${token('target-size')};
  }
  .sheet {
    border: 1px solid ${token('color-border')};
    border-radius: ${token('radius')};
    overflow: hidden;
    background: ${token('color-note')};
  }
  .sheet svg {
    display: block;
    inline-size: 100%;
    cursor: crosshair;
  }
  .sheet path {
    fill: ${token('color-surface')};
    stroke: ${token('color-field')};
  }
  .sheet .area {
    stroke-width: 2.5;
  }
  .dot {
    fill: ${token('color-muted')};
  }
  .sheet text {
    fill: ${token('color-text')};
    stroke: ${token('color-surface')};
    stroke-width: 3;
    paint-order: stroke;
    font-size: ${step('small')};
    text-anchor: middle;
    pointer-events: none;
  }
  .sheet .wide {
    font-weight: 700;
  }
  .sheet .pin {
    fill: ${token('color-alarm-edge')};
    stroke: ${token('color-surface')};
    cursor: pointer;
  }
  .sheet .pin.closed {
    fill: ${token('color-muted')};
  }
  .cross {
    pointer-events: none;
  }
  .sheet .cross * {
    fill: none;
    stroke: ${token('color-alarm-edge')};
    stroke-width: 3;
  }
  @media (forced-colors: active) {
    .sheet path,
    .sheet text {
      fill: Canvas;
      stroke: CanvasText;
    }
    .sheet text {
      fill: CanvasText;
      stroke: Canvas;
    }
    .dot,
    .sheet .pin {
      fill: CanvasText;
    }
    .sheet .cross * {
      stroke: Highlight;
    }
  }
  @media print {
    .map .hint {
      display: none;
    }
  }
`;
