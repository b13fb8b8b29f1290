import type { ResizeMessage } from './report-height.js';

// For the page around frames of CivicKit: gives each the height that its own content says. A plain script, for old browsers too.
const tallest = 20_000;

/** The frame of ours that a message comes from: its window and its origin must both be those of the iframe. */
function frameOf({ source, origin }: MessageEvent): HTMLIFrameElement | undefined {
  const frames = document.getElementsByTagName('iframe');
  for (let at = 0; source && at < frames.length; at += 1) {
    const frame = frames[at];
    if (!frame || frame.contentWindow !== source) continue;
    const address = document.createElement('a');
    address.href = frame.src;
    // The anchor's own origin, without a parser that old browsers lack.
    if (address.origin === origin && /\/frame\.html$/.test(address.pathname)) return frame;
  }
  return undefined;
}

const isResize = (value: unknown): value is ResizeMessage => {
  const { civickit, version, height } = (value ?? {}) as Partial<ResizeMessage>;
  return civickit === 'resize' && version === 1 && typeof height === 'number' && isFinite(height);
};

addEventListener('message', (event: MessageEvent) => {
  if (!isResize(event.data)) return;
  const frame = frameOf(event);
  if (frame) frame.style.height = `${Math.max(0, Math.min(tallest, event.data.height))}px`;
});
