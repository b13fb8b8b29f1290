import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import { pageUrl } from '../../../rich-text/checked-url.js';
import { type DerivedOptions, directionOf } from '../form-reader.js';
import { byId, FormPageWriter, type Place } from '../html/form-page.js';
import { limitsOf } from '../limits.js';
import { attributes, markup, Markup } from '../markup.js';
import { noticeMarkup } from '../privacy/privacy-notice-html.js';
import { privacyNotice } from '../privacy/privacy-notice.js';
import { answerSpace, lines, said, square } from './answer-space.js';
import { printStyles } from './print-styles.js';
import { qrSvg } from './qr-svg.js';

export interface PrintOptions extends DerivedOptions {
  /** Where the form can be answered online, short enough to be typed; only http(s). */
  readonly address?: string;
  /** Type of 16 points in place of 12. @default false */
  readonly large?: boolean;
  /** Address of a sheet in place of the one inside the page, which a strict content security policy does not let stand. */
  readonly stylesheet?: string;
  /** Instances of a repeat that there is room for, where no more are needed. @default 3 */
  readonly blocks?: number;
}

/**
 * The form as a whole HTML page for the printer: lines and boxes sized to what each answer may be, squares to tick, conditions as
 * sentences, a box for the office, and a QR code of the form's id and version, with the address where there is one.
 */
export function toPrint(definition: FormDefinition, options: PrintOptions): string {
  const page = new FormPageWriter(definition, options);
  const { reader } = page;
  const { words } = reader;
  const title = definition.title ?? definition.id;
  const address = pageUrl(options.address);
  const { stylesheet } = options;
  const sheet =
    stylesheet === undefined
      ? new Markup(`<style>\n${printStyles}</style>`)
      : markup`<link${attributes({ rel: 'stylesheet', href: stylesheet })}>`;
  const notice = privacyNotice(definition, options);
  const root = attributes({ lang: words.lang, dir: directionOf(words.lang), class: options.large === true ? 'large' : undefined });
  const scopes = [byId(definition.pages.flatMap(({ questions }) => questions))];
  const consent = definition.privacy?.consent;
  return markup`<!doctype html>
<html${root}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${reader.text(title)}</title>
${sheet}
</head>
<body>
<header>
<div>
<h1>${reader.say(title)}</h1>
<p>${words.print.form(definition.id, definition.version)}</p>
${address !== undefined && markup`<p>${words.print.online(address)}</p>\n`}</div>
${qrSvg(codeOf(definition, address))}${office(page)}</header>
<main>
${definition.intro !== undefined && reader.paragraphs(definition.intro)}<p>${words.print.howTo}</p>
${definition.pages.map(({ title: heading, showIf, questions }) => {
  const place = { parts: [], scopes, always: true, level: 2 };
  const condition = page.onlyIf(showIf, place);
  const content = questions.map((question) => printed(question, place, page));
  return markup`${heading !== undefined && markup`<h2>${reader.say(heading)}</h2>\n`}${condition !== undefined && said(condition)}${content}`;
})}${consent && square(reader.say(consent.text))}<div class="sign">
<p>${words.print.signature} ${lines(1)}</p>
<p>${words.print.date} ${lines(1)}</p>
</div>
${notice && markup`<div class="privacy">\n${noticeMarkup(notice, words, 2)}</div>\n`}</main>
</body>
</html>
`.source;
}

function office(page: FormPageWriter): Markup {
  const { print } = page.reader.words;
  const rows = [print.received, print.receivedBy, print.reference].map((label) => markup`<p>${label} <span class="line"></span></p>\n`);
  return markup`<div class="office">\n<strong>${print.officeUse}</strong>\n${rows}</div>\n`;
}

function printed(question: Question, place: Place, page: FormPageWriter): Markup {
  const { reader } = page;
  if (question.type === 'calculation') return markup``;
  const condition = page.onlyIf(question.showIf, place);
  const before = markup`${condition !== undefined && said(condition)}`;
  if (question.type === 'note') return markup`<div class="question">\n${before}${reader.paragraphs(question.label)}</div>\n`;
  const hints = markup`${question.hint !== undefined && markup`<p class="hint">${reader.say(question.hint)}</p>\n`}`;
  if (question.type === 'group') {
    const inner = question.questions.map((one) => printed(one, place, page));
    return markup`<div class="group">\n<h3>${reader.say(question.label)}</h3>\n${before}${hints}${inner}</div>\n`;
  }
  if (question.type === 'repeat') {
    const blocks = page.blocksOf(question, place);
    const scopes = [byId(question.questions), ...place.scopes];
    const items = Array.from({ length: blocks }, (_, at) => {
      const inner = { ...place, parts: [...place.parts, question.id, String(at + 1)], scopes };
      const title = reader.words.item(reader.text(question.itemLabel ?? question.label), at + 1);
      return markup`<div class="item">\n<p class="label">${title}</p>\n${question.questions.map((one) => printed(one, inner, page))}</div>\n`;
    });
    const room = reader.words.room(blocks, question.maxItems ?? 50);
    return markup`<h3>${reader.say(question.label)}</h3>\n${before}${hints}<p class="hint">${room}</p>\n${items}`;
  }
  const requirement = page.requiredIf(question, place);
  const optional = question.type !== 'declaration' && (question.required === undefined || question.required === false);
  const label =
    question.type !== 'declaration' &&
    markup`<p class="label">${reader.say(question.label)}${optional && markup` <span class="hint">${reader.words.optional}</span>`}</p>\n`;
  const limits = limitsOf(question, reader).map((limit) => markup`<p class="hint">${limit}</p>\n`);
  return markup`<div class="question">\n${label}${before}${requirement !== undefined && said(requirement)}${hints}${limits}${answerSpace(question, place, page)}</div>\n`;
}

/** What tells the office which questions the sheet holds; an address opens them as well. */
function codeOf({ id, version }: FormDefinition, address: string | undefined): string {
  if (address === undefined) return `civic-form/1 ${id} ${version}`;
  const url = new URL(address);
  url.searchParams.set('form', id);
  url.searchParams.set('version', version);
  return url.href;
}
