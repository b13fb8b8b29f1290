import type { Question } from '../../definition/questions.js';
import type { FormReader } from '../form-reader.js';
import type { FormPageWriter, Place } from '../html/form-page.js';
import { markup, type Markup } from '../markup.js';

/** Characters that people write on one line of paper by hand. */
const perLine = 28;
const maxLines = 14;
/** Longer texts are not written into boxes. */
const maxBoxes = 20;

/** Where the answer is written: boxes where its length is known, lines by its limit, squares to tick. */
export function answerSpace(question: Question, place: Place, page: FormPageWriter): Markup {
  const { reader } = page;
  const { print, yes, no } = reader.words;
  switch (question.type) {
    case 'text':
    case 'name':
      // Names and free texts are written more freely than boxes let one.
      if (question.type === 'text' && question.maxLength !== undefined && question.maxLength <= 12) return boxes(question.maxLength);
      return lines(question.maxLength === undefined ? 1 : Math.ceil(question.maxLength / perLine / 2));
    case 'textarea':
      return lines(Math.max(3, Math.ceil((question.maxLength ?? 200) / perLine)));
    case 'integer':
      return markup`<p>${boxes(digitsOf(question.maximum))}${unitOf(question, reader)}</p>\n`;
    case 'decimal':
      return markup`<p><span dir="ltr">${boxes(digitsOf(question.maximum))} . ${boxes(2)}</span>${unitOf(question, reader)}</p>\n`;
    case 'date':
      return markup`<p>${day(reader)}</p>\n`;
    case 'time':
      return markup`<p>${time(reader)}</p>\n`;
    case 'datetime':
      return markup`<p>${day(reader)} ${time(reader)}</p>\n`;
    case 'resident-id':
    case 'social-credit-code':
      return boxes(18);
    case 'phone':
      return boxes(11);
    case 'region':
      return boxes(12);
    case 'yesno':
      return markup`<div class="options">\n${[yes, no].map((answer) => square(markup`${answer}`))}</div>\n`;
    case 'choice':
    case 'choices': {
      const options = page
        .optionGroups(question, place)
        .map(
          ({ condition, options: own }) =>
            markup`${condition !== undefined && said(condition)}${own.map(({ label }) => square(reader.say(label)))}`,
        );
      const how = question.type === 'choice' ? print.tickOne : print.tickAny;
      return markup`<p class="hint">${how}</p>\n<div class="options">\n${options}</div>\n`;
    }
    case 'declaration':
      return square(reader.say(question.label));
    case 'address': {
      const { region, line, postcode } = reader.words.address;
      return markup`<p>${line}</p>\n${lines(2)}<p>${postcode} ${boxes(6)}</p>\n<p>${region} ${boxes(12)}</p>\n`;
    }
    case 'location': {
      const { latitude, longitude } = reader.words.location;
      return markup`<p>${latitude}</p>\n${lines(1)}<p>${longitude}</p>\n${lines(1)}`;
    }
    case 'file':
      return square(markup`${print.attach}`);
    case 'note':
    case 'calculation':
    case 'group':
    case 'repeat':
      return markup``;
    default:
      return lines(1);
  }
}

export function said(condition: string): Markup {
  return markup`<p class="condition">${condition}</p>\n`;
}

export function square(label: Markup): Markup {
  return markup`<p class="tick"><span></span><span>${label}</span></p>\n`;
}

export function lines(count: number): Markup {
  return markup`${Array.from({ length: Math.max(1, Math.min(count, maxLines)) }, () => markup`<span class="line"></span>\n`)}`;
}

/** Digits run from left to right in every language. */
function boxes(count: number): Markup {
  const each = Array.from({ length: Math.max(1, Math.min(count, maxBoxes)) }, () => markup`<span></span>`);
  return markup`<span class="comb" dir="ltr">${each}</span>`;
}

function digitsOf(maximum = 99_999_999): number {
  return Math.trunc(Math.abs(maximum)).toLocaleString('en', { useGrouping: false }).length;
}

function unitOf(question: Question, reader: FormReader): Markup {
  return 'unit' in question && question.unit !== undefined ? markup` ${reader.say(question.unit)}` : markup``;
}

function day({ words }: FormReader): Markup {
  const { year, month, day: dayOfMonth } = words.print.parts;
  return markup`${boxes(4)}${year} ${boxes(2)}${month} ${boxes(2)}${dayOfMonth}`;
}

function time({ words }: FormReader): Markup {
  return markup`${boxes(2)}${words.print.parts.hour} ${boxes(2)}${words.print.parts.minute}`;
}
