import { type Configuration, takeConfiguration } from '../config/configuration.js';
import { ask, findTag, say } from '../page.js';
import { type FrameQuery, frameWidgets, readFrameQuery } from './frame-query.js';
import { reportHeight } from './report-height.js';

// The page of one widget, for sites that may hold an iframe and no script. Its address says what it shows.
const base = new URL('civickit.js', import.meta.url).href;

/** Says what is wrong: always on the console, and in the frame where a page is being built. */
function explain(code: string, message: string): void {
  say(base, code, message);
  if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname) && !/[?&]civickit-debug\b/.test(location.search)) return;
  const line = document.createElement('p');
  line.className = 'problem';
  line.lang = 'en';
  line.textContent = `${code}: ${message}`;
  document.body.append(line);
}

/** Whoever can make this site redirect must not choose what the frame shows. */
async function readConfiguration(url: string): Promise<Configuration> {
  const answer = await ask(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  if (new URL(answer.url).origin !== location.origin) throw new Error(`${url} leads to another site`);
  return takeConfiguration(await answer.json()).configuration ?? { civickit: 1 };
}

function originsIn(named: readonly string[]): string[] {
  return named.flatMap((each) => {
    try {
      return [new URL(each).origin];
    } catch {
      return [];
    }
  });
}

/** Puts the widget around the page's own content, which is its fallback from then on. */
function show({ tag, attributes, configuration }: FrameQuery & { readonly tag: string }): void {
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  const main = document.querySelector('main');
  // Where there is no warning nothing is shown, so a fallback would say too much.
  if (tag === 'civic-alert-banner') main?.replaceChildren();
  else element.append(...(main?.childNodes ?? []));
  const loader = findTag(base);
  if (loader) loader.dataset['config'] = configuration;
  main?.append(element);
}

async function start(): Promise<void> {
  const query = readFrameQuery(new URL(location.href));
  const { tag, lang, theme, id, ignored } = query;
  // The page names English for those without script only; else the configuration or the reader decides.
  if (lang) document.documentElement.lang = lang;
  else document.documentElement.removeAttribute('lang');
  if (theme) document.documentElement.dataset['civicTheme'] = theme;
  if (ignored.length > 0) explain('config/frame', `nothing is made of ${ignored.join(', ')} in the frame's address`);
  let origins: readonly string[] = [];
  try {
    const { frameOrigins = [] } = await readConfiguration(query.configuration);
    origins = originsIn(frameOrigins);
    if (tag) show({ ...query, tag });
    else explain('config/frame', `the frame's address names no widget; write ?widget=${Object.keys(frameWidgets).join(' or ?widget=')}`);
  } catch (cause) {
    explain('config/missing', `the configuration cannot be read: ${String(cause)}`);
  }
  reportHeight([location.origin, ...origins], id, (origin) =>
    explain('config/frame', `${origin} is not told the height; write "frameOrigins": ["${origin}"] into ${query.configuration}`),
  );
}

void start();
