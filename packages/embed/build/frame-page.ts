import { createHash } from 'node:crypto';

const css =
  'body{margin:0}main{display:flow-root}main>p,.problem{font:16px/1.6 sans-serif;margin:.5em 8px}.problem{border:1px dashed;padding:.5em}';

/**
 * What a frame may do. The configuration, a file of the site, names the sources, so connections and pictures of any host are let
 * through; the elements hold them to the configuration.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  'connect-src http: https:',
  'img-src http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The page of one widget for an iframe. Without script it leads to the site itself. */
export function renderFrame(integrity: Readonly<Record<'frame.js' | 'civickit.js', string>>): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>CivicKit</title>
<base target="_top">
<style>${css}</style>
<script type="module" src="frame.js" integrity="${integrity['frame.js']}"></script>
<script type="module" src="civickit.js" integrity="${integrity['civickit.js']}"></script>
</head>
<body>
<main>
<p lang="zh-Hans">内容未能显示时，请<a href="/" rel="noopener">打开本站首页</a>。</p>
<p lang="en">If nothing else appears here, <a href="/" rel="noopener">open this site’s home page</a>.</p>
</main>
</body>
</html>
`;
}
