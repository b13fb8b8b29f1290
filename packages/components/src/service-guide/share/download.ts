/** Browsers inside other apps, which drop downloads without a word. */
const inApp = /MicroMessenger|\bQQ\/|QQTheme|Weibo|DingTalk|AlipayClient|aweme|Bytedance|\bFBA[NV]\//i;
/** Slow phones fetch the file after the click has long returned. */
const keptMs = 60_000;

/** Whether a file can be saved from here, as far as anybody can tell beforehand. */
export function canDownload(userAgent: string = navigator.userAgent): boolean {
  return !inApp.test(userAgent) && 'download' in HTMLAnchorElement.prototype;
}

/** Hands a text to the browser as a file. */
export function download(name: string, type: string, text: string): void {
  downloadFile(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Hands a file to the browser. Whether it kept it cannot be known: what is in it has to be reachable in another way too. */
export function downloadFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Older Firefox follows only what is in the page.
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** A name that every file system takes, in the script of the title. */
export function fileName(title: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${Array.from(plain).slice(0, 60).join('') || 'civickit'}.${extension}`;
}
