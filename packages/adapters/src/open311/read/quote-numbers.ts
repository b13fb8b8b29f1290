const QUOTE = 34, BACKSLASH = 92, ZERO = 48, NINE = 57; // prettier-ignore
/** More digits than every double keeps apart. */
const exactDigits = 15;

/**
 * JSON with whole numbers in quotes where a number cannot hold them: those with a leading zero, which JSON does not even allow (the
 * examples of the standard have `"service_code":001`), and those too long to be exact. Its time is linear.
 */
export function quoteNumbers(json: string): string {
  let quoted = '';
  let from = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (isDigit(code)) {
      const end = endOfNumber(json, at);
      const whole = /^\d+$/.test(json.slice(at, end));
      const signed = json[at - 1] === '-';
      if (whole && !signed && ((code === ZERO && end - at > 1) || end - at > exactDigits)) {
        quoted += `${json.slice(from, at)}"${json.slice(at, end)}"`;
        from = end;
      }
      at = end - 1;
    }
  }
  return quoted + json.slice(from);
}

/** Where the string that begins at `at` has its closing quote. */
function endOfString(json: string, at: number): number {
  let end = at + 1;
  for (let code = json.charCodeAt(end); end < json.length && code !== QUOTE; code = json.charCodeAt(end)) end += code === BACKSLASH ? 2 : 1;
  return end;
}

function endOfNumber(json: string, at: number): number {
  let end = at;
  while (end < json.length && /[\d.eE+-]/.test(json.charAt(end))) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
