import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';

/** Puts each story into a box with the theme, the language and the width that the toolbar or the story chooses. */
export const place: Decorator = (story, { globals: { theme, lang, width } }) =>
  html`<div class="place" data-width=${width} data-civic-theme=${theme} lang=${lang} dir=${lang === 'ug' ? 'rtl' : 'ltr'}>${story()}</div>`;
