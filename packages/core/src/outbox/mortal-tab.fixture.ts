/** A tab that can be killed at any instant. */
export interface MortalTab {
  readonly port: MessagePort;
  kill(): void;
}

/**
 * WebKit leaves transactions of a terminated worker open for ever, and no other page gets its turn; those of a frame it ends, as those of a
 * tab: https://bugs.webkit.org/show_bug.cgi?id=324094
 */
const inFrames = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

export function openMortalTab(given: { readonly name: string; readonly locks: string }): MortalTab {
  const { port1: port, port2 } = new MessageChannel();
  const message = { ...given, port: port2 };
  const code = new URL('./outbox-tab.worker.ts', import.meta.url);
  if (inFrames) {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const script = Object.assign(document.createElement('script'), { type: 'module', src: code.href });
    script.onload = () => frame.contentWindow?.postMessage(message, '*', [port2]);
    frame.contentDocument?.head.append(script);
    return { port, kill: () => frame.remove() };
  }
  const worker = new Worker(code, { type: 'module' });
  worker.postMessage(message, [port2]);
  return { port, kill: () => worker.terminate() };
}
