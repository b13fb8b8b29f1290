/**
 * Address of the copy that `civickit pull` made of a source of this kind in the folder `pulled`; undefined for one of the site itself, which has
 * none. `base` is the address of the configuration. Throws TypeError for a source without a readable address.
 */
export function copyAddress(
  kind: string,
  { id, url }: { readonly id: string; readonly url?: unknown },
  pulled: string,
  base: string,
): string | undefined {
  if (new URL(url as string, base).origin === new URL(base).origin) return undefined;
  return new URL(`${pulled.replace(/\/$/, '')}/${kind}/${id}.json`, base).href;
}
