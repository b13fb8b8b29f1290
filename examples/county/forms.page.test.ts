import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, at, choosePhoto, pick, press, receiptNumber, textOf } from './form-driver.page.ts';
import { keptForms } from './kept-forms.ts';
import { startCounty, type County } from './serve.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0], archive: 'up', quiet: true });
  // Its start is nothing that a page should wait for.
  await county.backOffice.url();
}, 60_000);
afterAll(() => county.close());

const kept = async (number: string) => (await keptForms(county)).find((one) => one.number === number);

async function open(engine: Parameters<typeof openPage>[0], path: string): Promise<Page> {
  const page = await openPage(engine, { viewport: { width: 390, height: 844 } });
  await page.goto(county.url + path);
  return page;
}

/** From the start to the last look at what was answered. */
async function fillNoise(page: Page, source: string): Promise<void> {
  await press(page, '开始填写');
  await at(page, 'what');
  await pick(page, 'source', source);
  if (source === 'construction') await answer(page, 'site', '滨溪二期');
  await press(page, '下一页');
  await at(page, 'when');
  await pick(page, 'now', 'true');
  await pick(page, 'hours', 'night');
  await press(page, '下一页');
  await at(page, 'where');
  await answer(page, 'place', '望岚镇滨溪路18号');
  await press(page, '下一页');
  await at(page, 'you');
  await pick(page, 'answerWanted', 'false');
  await press(page, '下一页');
  await at(page, 'check');
}

describe.each(engines())('the county’s forms in %s', (engine) => {
  test('a noise complaint goes from the list to its receipt, and the county has it under that number', { timeout: 90_000 }, async () => {
    const page = await open(engine, '/forms.html');
    await page.click(() => document.querySelector('a[href="/noise-complaint.html"]'));
    await arrived(page, /^\/noise-complaint\.html$/);
    await fillNoise(page, 'construction');
    await press(page, '提交');
    const number = await receiptNumber(page);
    const { submission, key } = (await kept(number)) ?? {};
    expect(submission).toMatchObject({ form: 'noise-complaint', lang: expect.stringMatching(/^zh/), channel: 'web' });
    expect(submission?.answers).toEqual({
      source: 'construction', site: '滨溪二期', now: true, hours: ['night'], place: { line: '望岚镇滨溪路18号' }, answerWanted: false,
    }); // prettier-ignore
    expect((await keptForms(county)).filter((one) => one.key === key)).toHaveLength(1);
    await page.close();
  });

  test('an application with two members, conditions and a photo arrives whole', { timeout: 120_000 }, async () => {
    const page = await open(engine, '/minimum-living-allowance.html');
    await press(page, '开始填写');
    await at(page, 'applicant');
    await answer(page, 'name', '李小山');
    await answer(page, 'idNumber', '520199198001010012');
    await answer(page, 'phone', '13800000000');
    await press(page, '下一页');
    await at(page, 'home');
    await pick(page, 'town', 'luying');
    await pick(page, 'village', 'luming');
    await answer(page, 'address', '三组12号');
    await pick(page, 'registeredHere', 'true');
    expect(await textOf(page)).not.toContain('每月租金');
    await pick(page, 'housing', 'rented');
    await answer(page, 'rent', '300');
    await press(page, '下一页');
    await at(page, 'household');
    await pick(page, 'livesAlone', 'false');
    await addMember(page, '王芳', '1982-02-02', '520199198202020022', 'spouse');
    await addMember(page, '李明', '2014-03-03', '520199201403030037', 'child');
    await answer(page, 'ownIncome', '6000');
    await press(page, '下一页');
    await at(page, 'reasons-page');
    await pick(page, 'reasons', 'illness');
    await pick(page, 'supporters', 'false');
    await press(page, '下一页');
    await at(page, 'papers');
    await choosePhoto(page, 'medical');
    await expect.poll(() => textOf(page), { timeout: 20_000 }).toContain('zhenduan.jpg');
    await press(page, '下一页');
    await at(page, 'account');
    await pick(page, 'bank', 'later');
    await pick(page, 'truth', 'true');
    await press(page, '下一页');
    await at(page, 'check');
    await pick(page, '$consent', 'true');
    await press(page, '提交');
    const { submission, files } = (await kept(await receiptNumber(page))) ?? {};
    const { members, medical } = (submission?.answers ?? {}) as { members: object[]; medical: { id: string }[] };
    expect(members).toMatchObject([
      { memberName: '王芳', relation: 'spouse', born: '1982-02-02', work: 'unable' },
      { memberName: '李明', relation: 'child', born: '2014-03-03' },
    ]);
    expect(submission).toMatchObject({ answers: { rent: 300, people: 3 }, consent: { version: '2026-11' } });
    expect(files).toMatchObject([{ id: medical[0]?.id, type: 'image/jpeg' }]);
    await page.close();
  });

  test('without a network it waits on the phone, and arrives once when the network is back', { timeout: 90_000 }, async () => {
    const page = await open(engine, '/noise-complaint.html');
    await fillNoise(page, 'shop');
    const before = (await keptForms(county)).length;
    await setOnline(page, false);
    await press(page, '提交');
    await expect.poll(() => textOf(page), { timeout: 20_000 }).toContain('已保存在本机，有网络后会自动提交。');
    expect(await keptForms(county)).toHaveLength(before);
    await setOnline(page, true);
    expect((await kept(await receiptNumber(page)))?.submission.answers['source']).toBe('shop');
    expect(await keptForms(county)).toHaveLength(before + 1);
    await page.close();
  });

  test('without JavaScript the page is the form, and is answered with its number', { timeout: 60_000 }, async () => {
    const page = await openPage(engine, { javaScriptEnabled: false });
    await page.goto(`${county.url}/noise-complaint.html`);
    const fill = (typed: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(typed)) {
        for (const field of document.getElementsByName(name) as NodeListOf<HTMLInputElement>) {
          if (['radio', 'checkbox'].includes(field.type)) field.checked ||= field.value === value;
          else field.value = value;
        }
      }
    };
    await page.evaluate(fill, { source: 'music', now: 'true', hours: 'evening', 'place/line': '望岚镇广场', answerWanted: 'true' });
    await page.click(() => document.querySelector('form.civic-form button'));
    // Who wants an answer has to say how: only the server tells, since the page has no script.
    await arrived(page, /^\/forms\/send$/);
    expect(await page.evaluate(() => document.querySelector('#issues')?.textContent ?? '')).toContain('电话');
    const before = (await keptForms(county)).length;
    await page.goto(`${county.url}/noise-complaint.html`);
    const typed = {
      source: 'music',
      now: 'true',
      hours: 'evening',
      'place/line': '望岚镇广场',
      answerWanted: 'true',
      phone: '13800000000',
    };
    await page.evaluate(fill, typed);
    await page.click(() => document.querySelector('form.civic-form button'));
    await arrived(page, /^\/forms\/received\//);
    const number = await page.evaluate(() => document.querySelector('#number')?.textContent ?? '');
    expect((await kept(number))?.submission).toMatchObject({
      form: 'noise-complaint',
      answers: { source: 'music', now: true, hours: ['evening'], place: { line: '望岚镇广场' }, answerWanted: true, phone: '13800000000' },
    });
    expect(await keptForms(county)).toHaveLength(before + 1);
    await page.close();
  });
});

// Only Chromium's driver holds back single files.
test.skipIf(!engines().includes('chromium'))(
  'a form whose judge and drafts cannot be loaded says so, and goes on when they can',
  { timeout: 60_000 },
  async () => {
    const page = await openPage('chromium', { viewport: { width: 390, height: 844 } });
    const { puppeteer } = page;
    if (!puppeteer) throw new Error('Chromium is driven by something else');
    const late = /\/chunks\/(judging|drafts)-/;
    const refused = new Set<string>();
    let isDown = true;
    await puppeteer.setRequestInterception(true);
    puppeteer.on('request', (request) => {
      const name = late.exec(request.url())?.[1];
      if (!isDown || !name) return void request.continue();
      refused.add(name);
      void request.abort();
    });
    await page.goto(`${county.url}/noise-complaint.html`);
    await press(page, '开始填写');
    await at(page, 'what');
    await pick(page, 'source', 'construction');
    await expect.poll(() => textOf(page)).toContain('您的浏览器不保存内容，关闭页面后所填内容会丢失。');
    await answer(page, 'site', '滨溪二期');
    await press(page, '下一页');
    await expect.poll(() => textOf(page)).toContain('暂时无法检查。您填写的内容没有丢失，请再试一次。');
    expect([...refused].sort()).toEqual(['drafts', 'judging']);
    isDown = false;
    await press(page, '下一页');
    await at(page, 'when');
    await page.close();
  },
);

/** While one page gives way to the next, nothing can be asked of either. */
async function arrived(page: Page, wanted: RegExp): Promise<void> {
  const path = () => page.evaluate(() => (document.readyState === 'complete' ? location.pathname : '')).catch(() => '');
  await expect.poll(path, { timeout: 20_000 }).toMatch(wanted);
}

async function addMember(page: Page, name: string, born: string, id: string, relation: string): Promise<void> {
  const instances = (): string[] =>
    [...(document.querySelector('civic-form')?.shadowRoot?.querySelectorAll<HTMLElement>('[data-instance]') ?? [])].map(
      ({ dataset }) => dataset['instance'] ?? '',
    );
  const filled = (await page.evaluate(instances)).length;
  const isEmpty = await page.evaluate(
    () =>
      document.querySelector('civic-form')?.shadowRoot?.querySelector<HTMLInputElement>('[data-instance]:last-of-type input')?.value === '',
  );
  if (!isEmpty) await press(page, '添加：家庭成员');
  const wanted = isEmpty ? filled : filled + 1;
  await page.waitFor(
    (count) => document.querySelector('civic-form')?.shadowRoot?.querySelectorAll('[data-instance]').length === count,
    wanted,
  );
  const path = `members/${(await page.evaluate(instances)).at(-1)}`;
  const [year = '', month = '', day = ''] = born.split('-');
  await answer(page, `${path}/memberName`, name);
  await pick(page, `${path}/relation`, relation);
  await answer(page, `${path}/born`, year);
  await answer(page, `${path}/born-month`, month);
  await answer(page, `${path}/born-day`, day);
  await answer(page, `${path}/memberId`, id);
  if (relation === 'spouse') await pick(page, `${path}/work`, 'unable');
}

/** The page's network is taken away, as far as a page can see. */
const setOnline = (page: Page, online: boolean): Promise<void> =>
  page.evaluate((is: boolean) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: is });
    dispatchEvent(new Event(is ? 'online' : 'offline'));
  }, online);
