/** Whether a list of MIME types, also `image/*`, holds a type. */
export function accepts(list: readonly string[], type: string): boolean {
  return list.some((one) => {
    const wanted = one.trim().toLowerCase();
    return wanted === type || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)));
  });
}
