/**
 * Writes how the characters of GB 2312 are read into `packages/core/src/search/engine/pinyin/readings.ts`, from the dictionary of
 * pinyin-pro (MIT): `node scripts/pinyin-table.ts`. The characters themselves are not in it, since every browser knows their order.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';

/** Read in several ways in names of services, units, places and families. Other readings that dictionaries have would only find too much. */
const several =
  '行重长乐会参差曾朝车称乘传藏单弹调都度恶否服盖冠和核划华还降角觉校解卡壳落了陆率绿脉模没磨泊仆铺奇强区曲塞色沙厦少省盛什识属宿提系血吁殷咽轧种粘著着琢钥仇查翟覃洗尾俞阿扒薄堡辟便伯卜侧叉刹场畜处绰答当得斗肚发夫佛干更供估骨观过哈号荷横虹哄糊晃圾济夹假间监见教节结禁尽劲浸据看咳可空扣累量露论抹闷牟宁弄呕迫奇巧切茄亲雀任撒散扫杉扇舌舍射缩台挑帖通同吐拓委为吓鲜相削兴旋哑要艺应佣有与语载攒扎炸占涨折着正殖只中轴转撞钻作芥见隽尧隗仉乜兑菌';

const first = 0xb0;
const last = 0xf7;
const decoder = new TextDecoder('gbk');
const characters: string[] = [];
for (let row = first; row <= last; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) characters.push(decoder.decode(new Uint8Array([row, cell])));
}

/** `lü` is typed as `lv`, `lüe` as `lue`. */
const plain = (reading: string): string => reading.replace('üe', 'ue').replace('ü', 'v');
const readingsOf = (character: string): string[] => [
  ...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }).map(plain)),
];

const read = characters.map((character) => (/\p{sc=Han}/u.test(character) ? readingsOf(character) : []));
const syllables = [...new Set(read.flatMap((readings) => readings.slice(0, 1)))].sort();
const digits = 'abcdefghijklmnopqrstuvwxyz';
const code = (syllable: string): string => {
  const at = syllables.indexOf(syllable);
  return (digits[Math.floor(at / digits.length)] ?? '') + (digits[at % digits.length] ?? '');
};
if (syllables.length > digits.length ** 2) throw new Error('more syllables than two letters can name');

/**
 * The first reading of pinyin-pro is not always the usual one (簿 as `bo`). Where the order of Unicode's own table, by which engines sort
 * Chinese, puts a character among those of another of its readings, that is kept too.
 */
function collatedReadings(): ReadonlyMap<string, string> {
  const sorted = characters.filter((_, at) => read[at]?.length).sort(new Intl.Collator('zh-Hans-u-co-pinyin').compare);
  const readingAt = new Map(characters.map((character, at) => [character, read[at] ?? []]));
  const around = 6;
  return new Map(
    sorted.flatMap((character, at) => {
      const near = sorted.slice(Math.max(0, at - around), at + around + 1).filter((other) => other !== character);
      const votesFor = (reading: string): number => near.filter((other) => readingAt.get(other)?.[0] === reading).length;
      const [usual = '', ...more] = readingAt.get(character) ?? [];
      const best = more.sort((one, other) => votesFor(other) - votesFor(one))[0];
      return best && votesFor(best) >= 3 && votesFor(best) > votesFor(usual) ? [[character, best] as const] : [];
    }),
  );
}

const collated = collatedReadings();
const others = [...new Set([...several, ...collated.keys()])].flatMap((character) => {
  const [, ...rest] = readingsOf(character);
  const more = (several.includes(character) ? rest : [collated.get(character) ?? '']).filter((reading) => syllables.includes(reading));
  return more.length ? [`${character}${more.join('/')}`] : [];
});
const text = `/** Written by scripts/pinyin-table.ts from the dictionary of pinyin-pro (MIT). */
export const syllables = '${syllables.join(' ')}';

/** For each place of rows B0 to F7 of GB 2312, two letters that count in the syllables; dots where no character stands. */
export const readings =
  '${read.map(([reading]) => (reading ? code(reading) : '..')).join('')}';

/** Characters with the other ways in which they are read. */
export const others =
  '${others.join(' ')}';
`;
writeFileSync(fileURLToPath(new URL('../packages/core/src/search/engine/pinyin/readings.ts', import.meta.url)), text);
console.log(
  `${syllables.length} syllables, ${read.filter(({ length }) => length).length} characters, ${others.length} read in several ways`,
);
