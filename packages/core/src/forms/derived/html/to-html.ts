import type { FormDefinition } from '../../definition/form-definition.js';
import { questionsOf } from '../../definition/questions-of.js';
import { linkUrl } from '../../../rich-text/checked-url.js';
import { type DerivedOptions, directionOf } from '../form-reader.js';
import { attributes, markup, type Markup } from '../markup.js';
import { privacyNotice } from '../privacy/privacy-notice.js';
import { noticeMarkup } from '../privacy/privacy-notice-html.js';
import { postNames } from '../post/post-names.js';
import { tick } from './controls.js';
import { byId, FormPageWriter } from './form-page.js';
import { questionHtml } from './question-html.js';

export interface HtmlOptions extends DerivedOptions {
  /** Where the form is sent, http(s) or on the same site. Without it the page says that it is for printing, and has no button. */
  readonly action?: string;
  /** Of the form's title. @default 2 */
  readonly level?: 1 | 2 | 3 | 4;
  /** Instances of a repeat that there is room for, where no more are needed. @default 3 */
  readonly blocks?: number;
}

/**
 * The form as a page part that needs no script: one `<form method="post">` with all questions in order, conditions as sentences. Field
 * names are the paths of the answers; `readFormPost` reads them. It holds no style and no script, so that any content security policy
 * lets it stand; `form-action` must name `action`. Nothing in a definition can leave the text or attribute it stands in.
 */
export function toHtml(definition: FormDefinition, options: HtmlOptions): string {
  const page = new FormPageWriter(definition, options);
  const { reader } = page;
  const { words } = reader;
  const { level = 2 } = options;
  const questions = questionsOf(definition);
  const action = options.action === undefined ? undefined : sameSiteOrWeb(options.action);
  const hasFiles = questions.some(({ question }) => question.type === 'file');
  const conditional =
    questions.some(({ question }) => question.showIf !== undefined) || definition.pages.some(({ showIf }) => showIf !== undefined);
  const form = attributes({
    class: 'civic-form',
    method: 'post',
    action,
    enctype: hasFiles ? 'multipart/form-data' : undefined,
    'accept-charset': 'utf-8',
    lang: words.lang,
    dir: directionOf(words.lang),
  });
  const notice = privacyNotice(definition, options);
  return markup`<form${form}>
${hidden(postNames.form, definition.id)}${hidden(postNames.version, definition.version)}${hidden(postNames.lang, options.lang ?? words.lang)}${definition.title !== undefined && heading(level, reader.say(definition.title))}${definition.intro !== undefined && reader.paragraphs(definition.intro)}${conditional && markup`<p>${words.answerWhatApplies}</p>\n`}${notice && noticeMarkup(notice, words, level + 1)}${pages(page, level + 1)}${consent(page)}${action === undefined ? markup`<p class="civic-not-sent">${words.notSent}</p>\n` : markup`<p><button type="submit">${words.send}</button></p>\n`}</form>
`.source;
}

function pages(page: FormPageWriter, level: number): readonly Markup[] {
  const { definition } = page.reader;
  const scopes = [byId(definition.pages.flatMap(({ questions }) => questions))];
  return definition.pages.map(({ title, showIf, questions }) => {
    const place = { parts: [], scopes, always: showIf === undefined || showIf === true, level: level + 1 };
    const condition = page.onlyIf(showIf, place);
    const content = questions.map((question) => questionHtml(question, place, page));
    return markup`<section class="civic-page">
${title !== undefined && heading(level, page.reader.say(title))}${condition !== undefined && markup`<p class="civic-condition">${condition}</p>\n`}${content}
</section>\n`;
  });
}

function consent(page: FormPageWriter): Markup {
  const given = page.reader.definition.privacy?.consent;
  if (!given) return markup``;
  const setting = { id: page.id(), name: postNames.consent, describedBy: undefined, required: true };
  return markup`<div class="civic-question civic-consent">${tick('checkbox', given.version, page.reader.say(given.text), setting)}</div>\n`;
}

function hidden(name: string, value: string): Markup {
  return markup`<input${attributes({ type: 'hidden', name, value })}>\n`;
}

function heading(level: number, text: Markup): Markup {
  const tag = `h${Math.min(level, 6)}`;
  return markup`<${tag}>${text}</${tag}>\n`;
}

/** Whoever writes pages chooses the address, yet an address that runs code is a mistake. */
function sameSiteOrWeb(action: string): string | undefined {
  const base = 'https://same-site.invalid/';
  const url = linkUrl(action === '' ? base : action, base);
  return url === undefined || !/^https?:/u.test(url) ? undefined : action;
}
