import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/*.test-d.ts'];
const browserPackages = ['packages/{core,adapters,components,embed,desk}/src/**/*.ts'];
const templates = ['packages/{components,embed,desk}/src/**/*.ts', 'stories/**/*.ts'];

const everywhere = [
  {
    selector: ':matches(ExportDefaultDeclaration, ExportSpecifier[exported.name="default"])',
    message: 'Named exports only (STYLE 6): a default export has no name to search for.',
  },
];

const inPackages = [
  {
    selector:
      ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression) > Literal.source[value=/^[.]/]:not([value=/[.](js|json)$/])',
    message: 'Relative imports end in .js (STYLE 6): browsers and Node look for that very file.',
  },
];

const inBrowsers = [
  {
    selector: 'ImportDeclaration[source.value=/^zod/]:not([source.value="zod/mini"]:has(ImportNamespaceSpecifier[local.name="z"]))',
    message: "Only `import * as z from 'zod/mini'`: any other form keeps all of zod's languages, 20 to 85 kB gz.",
  },
  {
    selector: ':matches(ExportNamedDeclaration, ExportAllDeclaration)[source.value=/^zod/]',
    message: 'Re-exporting zod keeps all of it.',
  },
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'No HTML sinks: Trusted Types blocks them, and text from outside must stay text.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    message: 'No HTML sinks: Trusted Types blocks them, and text from outside must stay text.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'No HTML sinks: Trusted Types blocks them, and text from outside must stay text.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message: 'No style= in templates: a strict policy without style-src drops it. Use a class or a custom property.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement[value.raw=/[.](innerHTML|outerHTML|srcdoc)\\s*=/]',
    message: 'No HTML sinks in templates: Trusted Types blocks them.',
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"] > Literal.arguments:first-child[value="style"]',
    message: 'No style attribute: a strict policy without style-src drops it.',
  },
  {
    selector: 'Decorator[expression.callee.name="customElement"]',
    message: 'No bare @customElement (STYLE 2): a class file has no side effects; define.ts calls defineElement().',
  },
];

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
  name,
  message: 'Only packages/core/src/http and the loader reach the network: take an Http.',
}));
const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map((name) => ({
  name,
  message: 'Only packages/core/src/store keeps things on the device: take a Store.',
}));
const parsers = [{ name: 'DOMParser', message: 'Trusted Types blocks DOMParser, and entity bombs freeze it: use @civickit/core/markup.' }];

/** Forbids globals by their bare name and as a property of window, self and globalThis. */
function globalsBanned(...banned) {
  const properties = banned.flatMap(({ name, message }) =>
    ['window', 'self', 'globalThis'].map((object) => ({ object, property: name, message })),
  );
  const beacon = { object: 'navigator', property: 'sendBeacon', message: network[0].message };
  return { 'no-restricted-globals': ['error', ...banned], 'no-restricted-properties': ['error', ...properties, beacon] };
}

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/storybook-static/**',
      '**/public/**',
      'coverage/**',
      'reports/**',
      '.tools/**',
      'examples/**/*.js',
      // Compiled as their users compile them, by scripts/consumers.ts.
      'examples/consumers/**',
      'bench/**/*.js',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // An async function that awaits nothing still turns what it throws into a rejection, as its contract says.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  { files: ['packages/*/src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...everywhere, ...inPackages] } },
  {
    files: browserPackages,
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...inPackages, ...inBrowsers],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*'],
              message: 'No HTML sinks: rich text is built from its closed tree.',
            },
            {
              group: ['lit/directives/style-map*', 'lit-html/directives/style-map*'],
              message: 'No styleMap: a strict policy without style-src drops its first rendering.',
            },
          ],
        },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
      ...globalsBanned(...network, ...storage, ...parsers),
    },
  },
  {
    files: ['packages/core/src/http/**', 'packages/embed/src/page.ts', 'packages/embed/src/early.ts'],
    rules: globalsBanned(...storage, ...parsers),
  },
  { files: ['packages/core/src/store/**'], rules: globalsBanned(...network, ...parsers) },
  { files: templates, extends: [lit['flat/recommended'], wc['flat/recommended']] },
  { files: templates, plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // expect.any() and its like are any; servers and spies are given async functions and bare methods
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/unbound-method': 'off',
      // chai's assertions read properties: expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  { files: ['packages/*/src/**/*.{test,test-d}.ts'], rules: { 'no-restricted-syntax': ['error', ...everywhere, ...inPackages] } },
  {
    files: ['packages/*/src/**/*.test.ts', 'packages/components/src/testing/*.ts'],
    ignores: ['**/*.{node,page}.test.ts'],
    // Vitest brings other typings of chai than open-wc; which of them is seen depends on the order of files.
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  { files: ['*.config.ts', '**/*.config.ts', '**/.storybook/**', 'stories/**/*.stories.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly' } },
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
);
