import { expect, test } from 'vitest';
import type { PublicService } from '../../services/public-service.js';
import { buildServiceSearch } from './service-search.js';

const service = (
  id: string,
  name: string,
  more: Omit<Partial<PublicService>, 'documents' | 'terms'> & { documents?: string[]; terms?: string[] } = {},
): PublicService => {
  const { documents, terms, ...rest } = more;
  return {
    ref: { source: 'town', id },
    name,
    ...rest,
    ...(documents && { documents: documents.map((document) => ({ name: document })) }),
    ...(terms && { terms: terms.map((term) => ({ id: term, name: term })) }),
  };
};

const services: readonly PublicService[] = [
  service('id-first', '居民身份证首次申领', { keywords: ['办身份证'], terms: ['出生'], documents: ['户口簿', '出生医学证明'] }),
  service('id-lost', '居民身份证补领', { alternateNames: ['身份证补办'], keywords: ['身份证丢了'], documents: ['户口簿'] }),
  service('id-temporary', '临时居民身份证申领', { documents: ['户口簿', '照片'] }),
  service('household', '户口迁移', {
    alternateNames: ['迁户口'],
    keywords: ['落户'],
    organization: { name: '公安局' },
    documents: ['居民身份证'],
  }),
  service('newborn', '新生儿落户', { alternateNames: ['给孩子上户口'], terms: ['出生'], organization: { name: '公安局' } }),
  service('bank', '银行账户冻结查询', { keywords: ['卡被冻结'] }),
  service('marriage', '结婚登记', {
    alternateNames: ['领结婚证'],
    terms: ['结婚'],
    organization: { name: '民政局' },
    documents: ['居民身份证', '户口簿'],
  }),
  service('divorce', '离婚登记', { terms: ['婚姻变化'], organization: { name: '民政局' } }),
  service('allowance', '最低生活保障', { alternateNames: ['低保'], terms: ['生活困难'] }),
  service('elder', '高龄津贴', { keywords: ['80岁老人补贴'], terms: ['养老'] }),
  service('disability', '残疾人证办理', { terms: ['残疾'] }),
  service('severe', '重度残疾人护理补贴', { terms: ['残疾'] }),
  service('pension', '城乡居民养老保险参保', { alternateNames: ['养老保险'], terms: ['养老'] }),
  service('medical', '城乡居民医疗保险参保', { alternateNames: ['医保'], terms: ['看病'] }),
  service('licence', '个体工商户营业执照', { keywords: ['开店'], terms: ['开办企业'] }),
  service('food', '食品经营许可证', { keywords: ['开饭馆'], terms: ['开办企业'] }),
  service('etc', 'ETC办理', { summary: '高速公路不停车收费' }),
  service('long', '长期护理保险', { summary: '失能人员的护理' }),
  service('kindergarten', '幼儿园入园登记', { terms: ['上学'] }),
  service('green', '绿化补偿费减免'),
  service('passport', 'Passport', { alternateNames: ['Travel document'], documents: ['Photograph', 'Identity card'] }),
  service('passport-renewal', 'Passport renewal', { documents: ['Old passport'] }),
  service('passport-lost', 'Report of a lost passport', { keywords: ['stolen'] }),
  service('birth', 'Birth certificate', { terms: ['Having a child'], summary: 'A certified copy from the register.' }),
  service('marriage-en', 'Marriage registration', { alternateNames: ['Wedding'], documents: ['Birth certificate', 'Passport'] }),
  service('parking', 'Parking permit for residents', { keywords: ['car'], organization: { name: 'Traffic office' } }),
  service('disabled-parking', 'Disabled parking permit', { alternateNames: ['Blue badge'] }),
  service('rubbish', 'Collection of bulky waste', { alternateNames: ['Sperrmüll', 'Rubbish'], keywords: ['sofa'] }),
  service('library', 'Library card', { keywords: ['books'], documents: ['Proof of address'] }),
  service('dog', 'Dog licence', { terms: ['Pets'] }),
  service('café', 'Terrace of a café', { organization: { name: 'Ordnungsamt Größenau' } }),
  service('ug-birth', 'تۇغۇت گۇۋاھنامىسى', { terms: ['پەرزەنت كۆرۈش'], lang: 'ug' }),
  service('ug-identity', 'كىملىك بېجىرىش', { keywords: ['كىملىكىم يوقاپ كەتتى'], lang: 'ug' }),
  service('ug-marriage', 'توي قىلىش تىزىملىكى', { lang: 'ug' }),
  service('ar-passport', 'تجديد جواز السفر', { keywords: ['جَوازٌ'], lang: 'ar' }),
  service('ar-water', 'فاتورة المياه', { lang: 'ar' }),
  service('ru-birth', 'Свидетельство о рождении ребёнка', { alternateNames: ['Метрика'], lang: 'ru' }),
  service('ru-passport', 'Замена паспорта', { keywords: ['загранпаспорт'], lang: 'ru' }),
  service('ru-school', 'Запись в первый класс', { terms: ['Школа'], lang: 'ru' }),
  service('kk-family', 'Отбасылық некені тіркеу', { lang: 'kk' }),
];

const search = await buildServiceSearch(services);
const find = async (text: string) => (await search.find(text)).map((at) => services[at]?.ref.id);

test.each([
  // Names come first, equal before beginning before the rest, then other names, vocabulary, what it is, documents.
  ['passport', ['passport', 'passport-renewal', 'passport-lost', 'marriage-en']],
  ['travel document', ['passport']],
  ['stolen', ['passport-lost']],
  ['birth certificate', ['birth', 'marriage-en']],
  ['having a child', ['birth']],
  ['traffic office', ['parking']],
  // As it is typed.
  ['pass', ['passport']],
  ['lost pas', ['passport-lost']],
  ['disabled park', ['disabled-parking']],
  ['l', ['library']],
  // One letter wrong, left out, put in or exchanged; two in long words.
  ['pasport', ['passport']],
  ['passprot renewal', ['passport-renewal']],
  ['libraryy card', ['library']],
  ['certifcate brith', ['birth']],
  ['registartoin', ['marriage-en']],
  ['certifct', ['birth']],
  // Chinese without breaks, words put together otherwise, a character wrong or missing.
  ['身份证', ['id-lost']],
  ['补办身份证', ['id-lost']],
  ['身份证丢了怎么办', ['id-lost']],
  ['公安局户口', ['household']],
  ['民政局结婚', ['marriage']],
  ['孩子户口', ['newborn']],
  ['低保', ['allowance']],
  ['开饭馆', ['food']],
  ['残疾人补贴', ['severe']],
  ['最底生活保障', ['allowance']],
  ['城乡居民医疗险', ['medical']],
  ['证', ['disability']],
  ['出生', ['id-first', 'newborn']],
  // Pinyin in full, begun, in words, of characters read in two ways, and initials.
  ['jiehundengji', ['marriage']],
  ['jiehun', ['marriage']],
  ['jie hun deng ji', ['marriage']],
  ['shenfenzheng', ['id-lost']],
  ['sfz', ['id-lost']],
  ['jhdj', ['marriage']],
  ['yinhang', ['bank']],
  ['zhongdu', ['severe']],
  ['chongdu', ['severe']],
  ['changqi', ['long']],
  ['lvhua', ['green']],
  ['dibao', ['allowance']],
  ['db', ['allowance']],
  ['yey', ['kindergarten']],
  ['etcbl', ['etc']],
  ['etc办理', ['etc']],
  // Scripts: accents, case, width, forms of letters, vowel signs.
  ['sperrmull', ['rubbish']],
  ['CAFÉ', ['café']],
  ['cafe grossenau', ['café']],
  ['ＤＯＧ', ['dog']],
  ['تۇغۇت', ['ug-birth']],
  ['ﺗﯘﻏﯘﺕ', ['ug-birth']],
  ['كىملىك يوقاپ', ['ug-identity']],
  ['جواز السفر', ['ar-passport']],
  ['جواز السفز', ['ar-passport']],
  ['فاتوره المیاه', ['ar-water']],
  ['ребенка', ['ru-birth']],
  ['паспорта замена', ['ru-passport']],
  ['свидетелство', ['ru-birth']],
  ['НЕКЕНІ', ['kk-family']],
  // Most words where not all are there.
  ['marriage registration bicycle', ['marriage-en']],
  ['how do I renew a passport renewal', ['passport-renewal']],
])('%s', async (text, first) => {
  expect((await find(text)).slice(0, first.length)).toEqual(first);
});

test.each(['', ' ', '?!', 'xylophone', '龘靐'])('finds nothing by "%s"', async (text) => {
  expect(await find(text)).toEqual([]);
});

test('does not take another first letter for a mistake, nor any mistake in a short word', async () => {
  expect(await find('bassport')).toEqual([]);
  expect(await find('dok')).toEqual([]);
});

test.each(['身份证', 'sfz', 'shenfenzheng'])('puts a whole other name before a name that only begins so: %s', async (text) => {
  const own = [
    service('bill', '水费账单查询'),
    service('card-office', '身份证办理点查询'),
    service('card', '居民身份证申领', { alternateNames: ['身份证'] }),
  ];
  const [first = -1] = await (await buildServiceSearch(own)).find(text);
  expect(own[first]?.ref.id).toBe('card');
});

test('wants all words of what is there', async () => {
  expect(await find('passport lost')).toEqual(['passport-lost']);
});

const texts = ['passport', 'pasport', '补办身份证', 'jiehundengji', 'sfz', 'جواز', 'ребенка', 'marriage registration bicycle', '出生'];
const answers = async (made: typeof search) => Promise.all(texts.map((text) => made.find(text)));

test('gives the same answers from a ready index', async () => {
  const ready = await buildServiceSearch(services, { ready: search.write() });
  expect(await answers(ready)).toEqual(await answers(search));
  expect(ready.write()).toBe(search.write());
});

test('takes what is still true of a ready index, in whatever order, and indexes the rest anew', async () => {
  const changed = services
    .filter(({ ref }) => ref.id !== 'passport-lost')
    .map((one) => (one.ref.id === 'dog' ? { ...one, name: 'Passport for dogs' } : one))
    .reverse();
  const added = [...changed, service('new', 'Passport photographs')];
  const ready = await buildServiceSearch(added, { ready: search.write() });
  const fresh = await buildServiceSearch(added);
  expect(await answers(ready)).toEqual(await answers(fresh));
  const again = await buildServiceSearch(added, { ready: ready.write() });
  expect(again.write()).toBe(ready.write());
  expect(await answers(again)).toEqual(await answers(fresh));
});

test('builds anew where most has changed', async () => {
  const few = await buildServiceSearch(services.slice(0, 3));
  const made = await buildServiceSearch(services, { ready: few.write() });
  expect(made.write()).toBe(search.write());
});

const written = search.write();
const parsed = JSON.parse(written) as { segments: Record<string, unknown>[] };
const tampered = (part: Record<string, unknown>) => JSON.stringify({ ...parsed, segments: [{ ...parsed.segments[0], ...part }] });

test.each([
  ['no JSON', written.slice(0, -20)],
  ['nothing', 'null'],
  ['another version', written.replace(/^{"civicServiceSearch":\d+/, '{"civicServiceSearch":0')],
  ['segments that are none', JSON.stringify({ ...parsed, segments: [null, 1, {}] })],
  ['tokens out of order', tampered({ tokens: 'b\na' })],
  ['numbers that break off', tampered({ holders: String(parsed.segments[0]?.holders).slice(0, -3) })],
  ['numbers that do not end', tampered({ services: 'J'.repeat(100) })],
  ['holders beyond the texts', tampered({ holders: String(parsed.segments[0]?.holders).replaceAll(']', 'J|') })],
  ['services without keys', tampered({ keys: [] })],
  ['keys of other services', tampered({ keys: services.map((_, at) => `other\n${at}`) })],
])('passes over a ready index with %s', async (_, ready) => {
  const made = await buildServiceSearch(services, { ready });
  expect(await answers(made)).toEqual(await answers(search));
});

test('stops when it is told to', async () => {
  const signal = AbortSignal.abort();
  await expect(buildServiceSearch(services, { signal })).rejects.toMatchObject({ code: 'aborted/by-caller' });
  await expect(search.find('passport', { signal })).rejects.toMatchObject({ code: 'aborted/by-caller' });
});

test('stops in the middle of building', async () => {
  const stop = new AbortController();
  const many = Array.from({ length: 20_000 }, (_, at) => service(String(at), `居民身份证补领 ${at}`));
  setImmediate(() => stop.abort());
  await expect(buildServiceSearch(many, { signal: stop.signal })).rejects.toMatchObject({ code: 'aborted/by-caller' });
});

test('finds nothing in an empty list', async () => {
  const empty = await buildServiceSearch([]);
  expect(await empty.find('passport')).toEqual([]);
  expect((await buildServiceSearch([], { ready: 'none' })).write()).toBe(empty.write());
  expect(await buildServiceSearch([], { ready: empty.write() }).then((made) => made.find('passport'))).toEqual([]);
});

test('reads Chinese names beforehand, so that the first Latin letters do not wait', async () => {
  const many = Array.from({ length: 4000 }, (_, at) => service(String(at), `居民身份证补领第${at}窗口临时户口迁移登记`));
  const timeOf = async (made: typeof search) => {
    const from = performance.now();
    await made.find('zzz');
    return performance.now() - from;
  };
  const unread = await buildServiceSearch(many);
  const read = await buildServiceSearch(many);
  const first = await timeOf(unread);
  await read.prepare();
  expect(await timeOf(read)).toBeLessThan(first / 2);
});

test.each([
  ['sf', 'sfz'],
  ['shenf', 'shenfenzheng'],
  ['lv', 'lvehua'],
])('finds by pinyin typed on from %s what it finds by %s at once', async (start, text) => {
  const [typed, once] = await Promise.all([buildServiceSearch(services), buildServiceSearch(services)]);
  await typed.find(start);
  expect(await typed.find(text)).toEqual(await once.find(text));
});

/** Milliseconds that this thread itself works between the turns that the event loop has while `work` is done. */
async function stretchesOf(work: () => Promise<unknown>): Promise<readonly number[]> {
  const stretches: number[] = [];
  let isDone = false;
  const finished = work().finally(() => (isDone = true));
  const spent = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let last = spent();
  while (!isDone) {
    await new Promise((turn) => setImmediate(turn));
    stretches.push(spent() - last);
    last = spent();
  }
  await finished;
  return stretches.sort((one, other) => one - other);
}

test('never holds up a key for long: building, reading ready, reading as pinyin and finding', async () => {
  const many = Array.from({ length: 4000 }, (_, at) => {
    const one = services[at % services.length] as PublicService;
    const summary = `${one.name}，第${at}号窗口办理。Counter ${at} of the office, ${one.name.toLowerCase()}, for ward ${at % 37}.`;
    return { ...one, ref: { source: 'many', id: String(at) }, name: `${one.name}（第${at}项）`, summary };
  });
  const fresh = await buildServiceSearch(many);
  const ready = fresh.write();
  const works = [
    () => buildServiceSearch(many),
    () => buildServiceSearch(many, { ready }),
    () => fresh.prepare(),
    () => Promise.all(['a', 'pasport windw', '居民身份证办理', 'jiehun'].map((text) => fresh.find(text))),
  ];
  for (const work of works) {
    const stretches = await stretchesOf(work);
    // The machine itself may stop for longer now and then; what is not sliced would be one stretch.
    expect(stretches.at(Math.floor((stretches.length - 1) * 0.9))).toBeLessThan(30);
    expect(stretches.at(-1)).toBeLessThan(150);
  }
});
