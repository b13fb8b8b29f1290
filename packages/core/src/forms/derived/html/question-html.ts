import { pathOf } from '../../answers/answer-path.js';
import type { Group, Question, Repeat } from '../../definition/questions.js';
import { limitsOf } from '../limits.js';
import { attributes, markup, type Markup } from '../markup.js';
import { type ControlSetting, controlOf, isListBox, listBox, tick } from './controls.js';
import { requiredBy } from '../schema/scoped-questions.js';
import { byId, type FormPageWriter, type Place } from './form-page.js';

/** One question with all below it. */
export function questionHtml(question: Question, place: Place, page: FormPageWriter): Markup {
  const { reader } = page;
  const inner = { ...place, always: place.always && (question.showIf === undefined || question.showIf === true) };
  switch (question.type) {
    case 'note': {
      const condition = page.onlyIf(question.showIf, place);
      return markup`<div class="civic-note">
${condition !== undefined && markup`<p class="civic-condition">${condition}</p>\n`}${reader.paragraphs(question.label)}</div>\n`;
    }
    case 'calculation': {
      if (question.label === undefined) return markup``;
      const condition = page.onlyIf(question.showIf, place);
      const told = reader.words.workedOut(reader.text(question.label));
      return condition === undefined
        ? markup`<p class="civic-note">${told}</p>\n`
        : markup`<div class="civic-note">\n<p class="civic-condition">${condition}</p>\n<p>${told}</p>\n</div>\n`;
    }
    case 'group':
      return fieldset(
        question,
        inner,
        page,
        question.questions.map((one) => questionHtml(one, inner, page)),
      );
    case 'repeat':
      return repeatHtml(question, inner, page);
    default:
      return askedHtml(question, inner, page);
  }
}

type Asked = Exclude<Question, { readonly type: 'note' | 'calculation' | 'group' | 'repeat' }>;

function askedHtml(question: Asked, place: Place, page: FormPageWriter): Markup {
  const { reader } = page;
  const { words } = reader;
  const path = page.path(question, place);
  const required = place.always && requiredBy(question) === true;
  switch (question.type) {
    case 'declaration': {
      const described = describe(question, place, page);
      const setting = { id: page.id(), name: path, describedBy: described.ids, required };
      return markup`<div class="civic-question">${described.lines}${tick('checkbox', 'true', reader.say(question.label), setting)}</div>\n`;
    }
    case 'yesno': {
      const answers: [string, string][] = [['true', words.yes], ['false', words.no]]; // prettier-ignore
      const ticks = answers.map(([value, label]) =>
        tick('radio', value, markup`${label}`, { id: page.id(), name: path, describedBy: undefined, required }),
      );
      return fieldset(question, place, page, ticks);
    }
    case 'choice':
    case 'choices': {
      const groups = page.optionGroups(question, place);
      if (isListBox(question, reader))
        return labelled(question, place, page, (setting) => listBox(groups, { ...setting, required }, reader));
      // No browser can require one box of several.
      const [type, must] = question.type === 'choice' ? (['radio', required] as const) : (['checkbox', false] as const);
      const ticks = groups.flatMap(({ condition, options }) => {
        const told = condition === undefined ? undefined : page.id();
        const own = options.map(({ value, label }) =>
          tick(type, value, reader.say(label), { id: page.id(), name: path, describedBy: told, required: must }),
        );
        return told === undefined ? own : [markup`<p class="civic-condition" id="${told}">${condition}</p>\n`, ...own];
      });
      return fieldset(question, place, page, ticks);
    }
    case 'address':
      return fieldset(question, place, page, [
        part(words.address.region, { inputmode: 'numeric' }),
        part(words.address.line, { autocomplete: question.autocomplete === undefined ? undefined : 'street-address' }, 'line'),
        part(
          words.address.postcode,
          { inputmode: 'numeric', autocomplete: question.autocomplete === undefined ? undefined : 'postal-code' },
          'postcode',
        ),
      ]);
    case 'location':
      return fieldset(question, place, page, [
        markup`<p class="civic-hint">${words.location.hint}</p>\n`,
        part(words.location.latitude, { type: 'number', step: 'any', min: -90, max: 90, inputmode: 'decimal', required }, 'latitude'),
        part(words.location.longitude, { type: 'number', step: 'any', min: -180, max: 180, inputmode: 'decimal', required }, 'longitude'),
      ]);
    default:
      return labelled(question, place, page, (setting) => {
        const control = controlOf(question, { ...setting, required });
        const unit = 'unit' in question && question.unit !== undefined ? question.unit : undefined;
        return unit === undefined ? control : markup`${control} <span class="civic-unit">${reader.say(unit)}</span>`;
      });
  }

  function part(label: string, own: Readonly<Record<string, string | number | boolean | undefined>>, name = 'region'): Markup {
    const id = page.id();
    const input = markup`<input${attributes({ type: 'text', ...own, id, name: pathOf(...place.parts, question.id, name) })}>`;
    return markup`<p class="civic-part"><label for="${id}">${label}</label> ${input}</p>\n`;
  }
}

function repeatHtml(question: Repeat, place: Place, page: FormPageWriter): Markup {
  const { reader } = page;
  const blocks = page.blocksOf(question, place);
  const scopes = [byId(question.questions), ...place.scopes];
  const instances = Array.from({ length: blocks }, (_, at) => {
    const parts = [...place.parts, question.id, String(at + 1)];
    const inner = { parts, scopes, always: place.always && at < (question.minItems ?? 0), level: place.level };
    const title = reader.words.item(reader.text(question.itemLabel ?? question.label), at + 1);
    return markup`<fieldset class="civic-item">
<legend${attributes(reader.langOf(question.itemLabel ?? question.label))}>${title}</legend>
${question.questions.map((one) => questionHtml(one, inner, page))}</fieldset>\n`;
  });
  return fieldset(question, place, page, instances, [reader.words.room(blocks, question.maxItems ?? 50)]);
}

function fieldset(
  question: Exclude<Question, { readonly type: 'note' | 'calculation' }>,
  place: Place,
  page: FormPageWriter,
  content: readonly Markup[],
  more: readonly string[] = [],
): Markup {
  const described = describe(question, place, page, more);
  return markup`<fieldset${attributes({ class: `civic-${kindOf(question)}`, 'aria-describedby': described.ids })}>
<legend>${page.reader.say(question.label)}${optional(question, page)}</legend>
${described.lines}${content}</fieldset>\n`;
}

function kindOf(question: Question): 'group' | 'repeat' | 'question' {
  return question.type === 'group' || question.type === 'repeat' ? question.type : 'question';
}

function labelled(
  question: Asked,
  place: Place,
  page: FormPageWriter,
  control: (setting: Omit<ControlSetting, 'required'>) => Markup,
): Markup {
  const described = describe(question, place, page);
  const id = page.id();
  return markup`<div class="civic-question">
<p class="civic-label"><label for="${id}">${page.reader.say(question.label)}${optional(question, page)}</label></p>
${described.lines}<p class="civic-control">${control({ id, name: page.path(question, place), describedBy: described.ids })}</p>
</div>\n`;
}

function optional(question: Question, { reader }: FormPageWriter): Markup {
  const asked = 'required' in question || !(question.type === 'group' || question.type === 'repeat' || question.type === 'declaration');
  const required = 'required' in question ? question.required : undefined;
  return asked && (required === undefined || required === false)
    ? markup` <span class="civic-optional">${reader.words.optional}</span>`
    : markup``;
}

/** Condition, hint and limits, with the ids by which the control names them. */
function describe(
  question: Asked | Group | Repeat,
  place: Place,
  page: FormPageWriter,
  more: readonly string[] = [],
): { readonly lines: readonly Markup[]; readonly ids: string | undefined } {
  const { reader } = page;
  const ids: string[] = [];
  const line = (kind: string, text: Markup | undefined): Markup => {
    if (text === undefined) return markup``;
    const id = page.id();
    ids.push(id);
    return markup`<p class="civic-${kind}" id="${id}">${text}</p>\n`;
  };
  const conditions = [page.onlyIf(question.showIf, place), page.requiredIf(question, place)];
  const lines = [
    ...conditions.map((condition) => line('condition', condition === undefined ? undefined : markup`${condition}`)),
    line('hint', question.hint === undefined ? undefined : reader.say(question.hint)),
    ...[...limitsOf(question, reader), ...more].map((limit) => line('limit', markup`${limit}`)),
  ];
  return { lines, ids: ids.length > 0 ? ids.join(' ') : undefined };
}
