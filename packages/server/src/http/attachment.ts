/** `Content-Disposition` of a download under a name that anybody may have given (RFC 6266, with the characters of RFC 8187, section 3.2.1). */
export function attachment(name: string): string {
  const plain =
    name
      .normalize('NFC')
      .replace(/[\p{C}\p{Z}/\\:*?"<>|]+/gu, ' ')
      .trim() || 'file';
  const ascii = plain.replace(/[^\x20-\x7e]|[%']/g, '_');
  const quoted = `attachment; filename="${ascii}"`;
  if (ascii === plain) return quoted;
  const encoded = encodeURIComponent(plain).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${quoted}; filename*=UTF-8''${encoded}`;
}
