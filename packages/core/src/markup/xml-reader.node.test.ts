import { expect, test } from 'vitest';
import { atOnce } from './slices.js';
import type { XmlElement } from './xml-reader.js';
import { XmlReader } from './xml-reader.js';
import { XmlScope } from './xml-scope.js';

const scope = XmlScope.root(
  (uri, prefix, local) => (uri === undefined ? `?${prefix}:${local}` : uri ? `{${uri}}${local}` : local),
  'https://town.example/feed',
);

function rootOf(source: string): XmlElement {
  const reader = new XmlReader(source, scope);
  while (reader.next() !== 'open');
  return atOnce(reader.take(true));
}

function outline(element: XmlElement): string {
  const children = element.children();
  return `${element.name}(${children.length ? children.map(outline).join(' ') : element.text().trim()})`;
}

test.each([
  ['<r><a>1</a><b>2</b></r>', 'r(a(1) b(2))'],
  ['<r><a/><b/></r>', 'r(a() b())'],
  ['<r xmlns="u"><a/></r>', '{u}r({u}a())'],
  ['<x:r xmlns:x="u"><x:a/><a/></x:r>', '{u}r({u}a() a())'],
  ['<r xmlns="u"><a xmlns="v"><b/></a><a xmlns=""/></r>', '{u}r({v}a({v}b()) a())'],
  ['<r><dc:a>1</dc:a></r>', 'r(?dc:a(1))'],
  ['<r><a>1<b>2</r>', 'r(a(b(2)))'],
  ['<r><a>1<br>2</a><b>3</b></r>', 'r(a(br(2)) b(3))'],
  ['<r><a>1</stray></a></stray><b>2</b></r>', 'r(a(1) b(2))'],
  ['<r><a>1</a><b>2', 'r(a(1) b(2))'],
  ['<r><a><a>1</a>2</a></r>', 'r(a(a(1)))'],
  ['<r><a><![CDATA[<b>&amp;</b>]]></a></r>', 'r(a(<b>&amp;</b>))'],
])('%s', (source, expected) => {
  expect(outline(rootOf(source))).toBe(expected);
});

test('xml:base and xml:lang are inherited and resolved', () => {
  const root = rootOf('<r xml:base="/a/" xml:lang="zh-CN"><e xml:base="b/"><f/></e><g xml:lang="ug" xml:base="http://["/></r>');
  const [e, g] = root.children() as [XmlElement, XmlElement];
  expect([root.base, e.base, e.children()[0]?.base, g.base]).toEqual(['https://town.example/a/', 'https://town.example/a/b/', 'https://town.example/a/b/', 'https://town.example/a/']); // prettier-ignore
  expect([root.lang, e.lang, g.lang]).toEqual(['zh-CN', 'zh-CN', 'ug']);
});

test('the reader says when the document ends inside an element', () => {
  const read = (source: string): boolean => {
    const reader = new XmlReader(source, scope);
    while (reader.next() !== 'end');
    return reader.cut;
  };
  expect(read('<r><a></a></r>')).toBe(false);
  expect(read('<r><a></a>')).toBe(true);
});

test('elements deeper than the limit are a typed error', () => {
  const reader = new XmlReader('<a>'.repeat(100_000), scope);
  expect(() => {
    while (reader.next() !== 'end');
  }).toThrow(expect.objectContaining({ code: 'too-large/markup' }));
});

test('the short way for plain elements finds what the long way finds', () => {
  let seed = 20261123;
  const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
  const pieces = [
    '<a>',
    '<a>',
    '</a>',
    '<b c="1">',
    '</b>',
    '<b c="1>2">',
    '<d/>',
    '<a',
    '>',
    'x',
    ' ',
    '<![CDATA[<a>]]>',
    '<![CDATA[',
    ']]>',
    '<!--</a>-->',
    '&lt;',
    '< ',
    '<e xmlns="u">',
    '</e>',
  ];
  for (let round = 0; round < 4000; round++) {
    const source = `<r>${Array.from({ length: 14 }, () => pieces[random(pieces.length)]).join('')}`;
    const reader = new XmlReader(source, scope);
    reader.next();
    const found: string[] = [];
    for (let token = reader.next(), depth = 1; depth > 0; token = reader.next()) {
      if (token === 'open' && depth++ === 1) found.push(`${reader.name}:`);
      else if (token === 'close') depth--;
      else if (token === 'text' && depth > 1) found[found.length - 1] += reader.text();
    }
    expect(rootOf(source).children().map((child) => `${child.name}:${child.text()}`), source).toEqual(found); // prettier-ignore
  }
});

test('names and attributes cannot reach prototypes', () => {
  const root = rootOf('<r __proto__="x" constructor="y"><__proto__>1</__proto__><constructor/></r>');
  expect(outline(root)).toBe('r(__proto__(1) constructor())');
  expect([root.attribute('__proto__'), root.attribute('constructor'), root.attribute('toString')]).toEqual(['x', 'y', undefined]);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});
