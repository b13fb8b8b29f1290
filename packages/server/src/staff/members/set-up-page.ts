import { createHash } from 'node:crypto';
import { markup, Markup } from '@civickit/core/markup';
import { passwordLength } from '../sign-in/password.js';
import { words, type SetUpLanguage } from './set-up-words.js';

/** What somebody sees who opens a set-up link: undefined for one that is good for nothing. */
export interface SetUpPage {
  readonly holder: { readonly name: string; readonly email: string } | 'first-admin' | undefined;
  readonly lang: SetUpLanguage;
  /** Whether this server has pages for staff. */
  readonly hasDesk: boolean;
}

/** A page by which a password is chosen; it sends what `POST /staff/set-up` takes. */
export function setUpPage({ holder, lang, hasDesk }: SetUpPage): Response {
  const text = words[lang];
  const known = holder === 'first-admin' ? undefined : holder;
  const person =
    holder === 'first-admin'
      ? markup`<label for="name">${text.name}</label><input id="name" name="name" autocomplete="name" maxlength="100" required>
<label for="email">${text.email}</label><input id="email" name="email" type="email" autocomplete="username" maxlength="254" required>`
      : markup`<p><bdi>${known?.name}</bdi></p><label for="email">${text.email}</label><input id="email" value="${known?.email}" autocomplete="username" readonly>`;
  const form = markup`<p>${holder === 'first-admin' ? text.first : text.member}</p>
<form data-refused="${text.refused}" data-weak="${text.weak}" data-gone="${text.gone}" data-failed="${text.failed}">${person}
<label for="password">${text.password}</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="${passwordLength.least}" maxlength="${passwordLength.most}" required aria-describedby="hint">
<p id="hint">${text.hint}</p>
<button>${text.save}</button></form>
<p id="said" role="alert"></p><p id="done" role="status" hidden>${text.done}${hasDesk && markup` <a href="/desk">${text.toDesk}</a>`}</p>
<script>${new Markup(script)}</script>`;
  const html = markup`<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<style>${new Markup(styles)}</style>
<main>
<h1>${text.title}</h1>
${holder ? form : markup`<p>${text.gone}</p>`}
</main>
</html>
`;
  return new Response(html.source, { status: holder ? 200 : 404, headers });
}

/** The token leaves the address, so that nobody reads it over a shoulder or in the list of pages. */
const script = `
const form = document.querySelector('form');
const said = document.getElementById('said');
const token = new URLSearchParams(location.search).get('token');
history.replaceState(null, '', location.pathname);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  said.textContent = '';
  try {
    const body = JSON.stringify({ token, ...Object.fromEntries(new FormData(form)) });
    const answer = await fetch('/staff/set-up', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    if (answer.ok) {
      form.hidden = true;
      document.getElementById('done').hidden = false;
    } else {
      const { errors = [] } = await answer.json();
      const isWeak = errors.some(({ pointer }) => pointer === '/password');
      said.textContent = form.dataset[answer.status === 404 ? 'gone' : isWeak ? 'weak' : 'refused'];
    }
  } catch {
    said.textContent = form.dataset.failed;
  }
  button.disabled = false;
});
`;

const styles = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-inline-size: 36rem; margin: 1.5rem auto; padding-inline: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; }
label { display: block; margin-block-start: 0.75rem; }
input, button { font: inherit; padding: 0.5rem 0.75rem; min-block-size: 3rem; box-sizing: border-box; }
input { inline-size: 100%; }
`;

const digestOf = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; script-src ${digestOf(script)}; style-src ${digestOf(styles)}; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
};
