/** How a page test may ask for one of the county's pages. */
export interface Variant {
  /** `?civickit=off`: the page as it was before us: no script, and the element's children where the element stood. */
  readonly off: boolean;
  /** `?box`: the place of the widget has a fixed size and nothing else on the page moves, for comparison by pixels. */
  readonly box: boolean;
}

export function variantOf(query: URLSearchParams): Variant {
  return { off: query.get('civickit') === 'off', box: query.has('box') };
}

const boxed = `<style>#notices{height:420px!important;overflow:hidden!important}marquee{visibility:hidden}</style>
<script>window.setInterval=function(){return 0}</script>
`;

export function applyVariant(html: string, { off, box }: Variant): string {
  let page = html;
  // The banner is there to change the page, and so are the switch and the question at its end.
  if (off || box) page = page.replace(/ *<civic-(alert-banner|theme-switch|feedback)\b[^>]*><\/civic-\1>\n?/g, '');
  if (off) page = page.replace(/<script\b[^>]*civickit\.js[^>]*><\/script>\n?/g, '').replace(/<\/?civic-notice-feed\b[^>]*>/g, '');
  if (box) page = page.replace(/<\/title>/i, (end) => `${end}\n${boxed}`);
  return page;
}
