const advice =
  /\bError\("(?:CSSResult is not|Value passed to 'css'|repeat\(\) can only|The `live` |`live` bindings|invalid template)[^;{}]*?"\)/g;

/** A module of Lit without its advice to who writes templates and styles: those of a release are written, and each page loads it. */
export function terseLit(text: string): string {
  return text.replace(advice, 'Error("lit")');
}
