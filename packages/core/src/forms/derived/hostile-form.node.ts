import type { FormDefinition } from '../definition/form-definition.js';

/** What tries to break out of markup, attributes, comments, string literals, formulas and prototypes, all at once. */
export const hostile = `"'><img src=x onerror=alert(1)></textarea></option></title></script><!-- --> */ ; \`\${x}\` \\ \u2028 \n =1+1 &lt; \u202e{{`;

/** A form whose every text, id and value is `hostile`; no parser lets it through. */
export const hostileForm: FormDefinition = {
  format: 'civic-form/1',
  id: hostile,
  version: hostile,
  languages: [hostile],
  title: hostile,
  intro: hostile,
  outro: hostile,
  privacy: {
    controller: hostile,
    purpose: hostile,
    basis: 'consent',
    law: hostile,
    retention: hostile,
    recipients: hostile,
    contact: hostile,
    url: 'javascript:alert(1)',
    consent: { version: hostile, text: hostile },
  },
  conditions: { [hostile]: { '==': [{ var: hostile }, hostile] } },
  conditionTexts: { x: hostile },
  pages: [
    {
      id: hostile,
      title: { [hostile]: hostile },
      showIf: { condition: 'x' },
      questions: [
        { id: 'note', type: 'note', label: hostile, showIf: { condition: hostile } },
        {
          id: hostile,
          type: 'text',
          label: hostile,
          hint: hostile,
          pattern: hostile,
          autocomplete: hostile,
          required: true,
          privacy: { category: 'health', purpose: hostile, retention: hostile },
        },
        {
          id: `${hostile}1`,
          type: 'choice',
          label: hostile,
          options: [
            { value: hostile, label: hostile },
            { value: '2', label: hostile },
          ],
        },
        {
          id: `${hostile}2`,
          type: 'choice',
          label: hostile,
          options: Array.from({ length: 12 }, (_, at) => ({ value: `${hostile}${at}`, label: hostile })),
        },
        { id: `${hostile}3`, type: 'choices', label: hostile, options: [{ value: hostile, label: hostile }] },
        { id: `${hostile}4`, type: 'integer', label: hostile, unit: hostile },
        { id: `${hostile}5`, type: 'date', label: hostile, minimum: hostile, maximum: hostile },
        { id: `${hostile}6`, type: 'file', label: hostile, accept: [hostile] },
        { id: `${hostile}7`, type: 'region', label: hostile, within: hostile },
        { id: `${hostile}8`, type: 'declaration', label: hostile },
        { id: `${hostile}9`, type: 'address', label: hostile, within: hostile },
        {
          id: `${hostile}10`,
          type: 'group',
          label: hostile,
          hint: hostile,
          questions: [{ id: '__proto__', type: 'textarea', label: hostile }],
        },
        {
          id: `${hostile}11`,
          type: 'repeat',
          label: hostile,
          itemLabel: hostile,
          questions: [{ id: hostile, type: 'location', label: hostile }],
        },
        { id: `${hostile}12`, type: 'calculation', label: hostile, value: hostile },
      ],
    },
  ],
};
