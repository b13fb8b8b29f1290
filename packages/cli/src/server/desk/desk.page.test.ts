import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { engines, openPage } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clerkAt, codeOf, openOffice, password, type Clerk, type Office } from './desk-office.page.js';

describe.each(engines())('the desk in %s', (engine) => {
  let office: Office;
  /** Of the first administrator, before a code is asked for. */
  let head: string;
  let lamp: string;
  let idea: string;

  const at = async (query: string, clerk: Clerk): Promise<Clerk> => {
    await clerk.page.goto(`${office.server.url}/desk${query}`);
    return clerk;
  };
  const signIn = async (email: string, query: string): Promise<Clerk> => {
    const clerk = await at(query, clerkAt(await openPage(engine)));
    await clerk.reads('E-mail address');
    await clerk.type('E-mail address', email);
    await clerk.type('Password', password);
    await clerk.press('Sign in');
    return clerk;
  };
  /** Somebody with a password, whom the administrator has invited. */
  const join = async (name: string, grants: readonly object[]): Promise<string> => {
    const email = `${name}@county.example`;
    const made = await office.ask(head, 'POST', '/members', { name, email, grants });
    const { link } = (await made.json()) as { link: { url: string } };
    await office.ask('', 'POST', '/set-up', { token: new URL(link.url).searchParams.get('token'), password });
    return email;
  };

  beforeAll(async () => {
    office = await openOffice();
    lamp = await office.report({ service_code: 'lamp', description: '校门口的路灯不亮', address_string: '中心小学', phone: '13800000000' });
    idea = await office.report({ service_code: 'idea', description: 'A bench at the bus stop, please', address_string: 'Stop 4' });
  });
  afterAll(() => office.close());

  test('from the first link to a password, a code, and an answer that everybody reads', async () => {
    const clerk = clerkAt(await openPage(engine));
    const { page } = clerk;
    await page.goto((await office.server.firstLink())?.url ?? '');
    await clerk.type('Name', 'Li');
    await clerk.type('E-mail address', 'li@county.example');
    await clerk.type('Password', password);
    await clerk.press('Save');
    await clerk.press('To the desk');
    head = await office.cookieOf('li@county.example');
    await clerk.reads('Sign in');
    await at(`?report=${lamp}`, clerk);
    await clerk.reads('E-mail address');
    await clerk.type('E-mail address', 'li@county.example');
    await clerk.type('Password', 'not my password at all');
    await clerk.press('Sign in');
    await clerk.reads('E-mail address or password is wrong.');
    await clerk.type('Password', password);
    await clerk.press('Sign in');
    await clerk.reads('校门口的路灯不亮');

    await clerk.press('My account');
    await clerk.type('Password now', password);
    await clerk.press('Turn it on');
    await clerk.reads('Then type the code');
    const secret = await page.evaluate(
      () =>
        document.querySelector('civic-desk')?.shadowRoot?.querySelector('desk-account')?.shadowRoot?.querySelector('.secret')?.textContent,
    );
    const key = secret?.replaceAll(' ', '') ?? '';
    await clerk.type('Then type the code that it shows', codeOf(key));
    await clerk.press('Turn it on');
    await clerk.reads('Your recovery codes');
    await clerk.press('I have them on paper');
    await clerk.press('Sign out');
    await clerk.reads('Forgotten the password');
    await at(`?report=${lamp}`, clerk);
    await clerk.type('E-mail address', 'li@county.example');
    await clerk.type('Password', password);
    await clerk.press('Sign in');
    await clerk.type('Code from your app', '000 000');
    await clerk.press('Check');
    await clerk.reads('This code is not right');
    await clerk.type('Code from your app', codeOf(key));
    await clerk.press('Check');

    await clerk.reads('Nobody has it');
    await clerk.press('Take it');
    await clerk.reads('You have it');
    await clerk.choose('Stage', 'planned');
    await clerk.type('Public reply', 'A crew comes on Friday.');
    await clerk.press('Save the answer');
    await clerk.reads('Saved.');
    expect(await clerk.valueOf('Public reply')).toBe('');
    const answer = await fetch(`${office.server.url}/areas/qingshi/open311/v2/requests/${lamp}.json`);
    expect(await answer.json()).toMatchObject([{ status_notes: 'A crew comes on Friday.' }]);
    // Of the page of the link, which has no icon, Firefox says that it may not ask for one.
    expect(
      (await page.console()).filter(
        ({ type, text }) => (type === 'pageerror' || /Content.Security|Trusted/.test(text)) && !text.includes('favicon'),
      ),
    ).toEqual([]);
    await page.close();
  });

  test('what was typed stays where somebody was faster, and where the sign-in ends', async () => {
    const email = await join('wang', [{ role: 'lead', area: 'qingshi' }]);
    const clerk = await signIn(email, `?report=${idea}`);
    await clerk.reads('A bench at the bus stop');
    await clerk.type('Public reply', 'We ask the bus company.');
    await office.ask(head, 'PATCH', `/requests/${idea}`, { stage: 'checking' }, { 'if-match': '"1"' });
    await clerk.press('Save the answer');
    await clerk.reads('Li changed (stage: being checked)');
    expect(await clerk.valueOf('Public reply')).toBe('We ask the bus company.');
    await office.ask(await office.cookieOf(email), 'POST', '/auth/revoke-sessions', {});
    await clerk.press('Save the answer');
    await clerk.reads('What you typed stays where it is.');
    for (let times = 0; times < 2; times++) await clerk.page.press('Escape');
    await clerk.type('Password', password);
    await clerk.press('Sign in');
    await clerk.readsNoMore('What you typed stays where it is.');
    expect(await clerk.valueOf('Public reply')).toBe('We ask the bus company.');
    await office.ask(await office.cookieOf(email), 'POST', '/auth/revoke-sessions', {});
    await clerk.press('Save the answer');
    await clerk.reads('What you typed stays where it is.');
    // As another tab does it.
    await clerk.page.evaluate(async (body) => {
      await fetch('/staff/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      dispatchEvent(new Event('focus'));
    }, JSON.stringify({ email, password }));
    await clerk.readsNoMore('What you typed stays where it is.');
    expect(await clerk.valueOf('Public reply')).toBe('We ask the bus company.');
    await clerk.press('Save the answer');
    await clerk.reads('Saved.');
    await clerk.page.close();
  });

  // What engines cannot differ in.
  describe.runIf(engine === 'chromium')('in one engine', () => {
    test('a notice is written, published and withdrawn; a form is read', async () => {
      await office.sendForm('半夜施工');
      const clerk = await signIn(await join('zhao', [{ role: 'lead', area: 'qingshi' }]), '?notices=qingshi');
      await clerk.press('Write a notice');
      await clerk.type('Title', '停水通知');
      await clerk.press('To the notices');
      await clerk.press('Write a notice');
      await clerk.reads('New notice');
      expect(await clerk.valueOf('Title')).toBe('停水通知');
      await clerk.type('Text', '**东街**周五停水。');
      await clerk.press('Save as a draft');
      await clerk.reads('Nobody outside reads it before it is published.');
      const feed = async () => (await fetch(`${office.server.url}/areas/qingshi/notices.json`)).text();
      expect(await feed()).not.toContain('停水通知');
      await clerk.choose('From this day on', '2099-01-01');
      await clerk.press('Save');
      await clerk.reads('Saved.');
      expect(await clerk.valueOf('From this day on')).toBe('2099-01-01');
      await clerk.choose('From this day on', '');
      await clerk.press('Publish');
      await clerk.reads('Everybody reads it now.');
      expect(await feed()).toContain('停水通知');
      await clerk.press('Withdraw');
      await clerk.reads('No list shows it any more.');
      expect(await feed()).not.toContain('停水通知');
      await clerk.press('Forms');
      await clerk.reads('噪声投诉');
      await clerk.page.close();
    });

    test('whoever cannot be signed out is told so, and whoever has typed is asked first', async () => {
      const clerk = await signIn(await join('zhou', [{ role: 'clerk', area: 'qingshi' }]), `?report=${lamp}`);
      await clerk.type('Note', 'Ask the school');
      await clerk.press('Sign out');
      await clerk.reads('Signing out loses it.');
      await clerk.page.puppeteer?.setOfflineMode(true);
      await clerk.press('Sign out all the same');
      await clerk.reads('You are still signed in');
      expect(await clerk.valueOf('Note')).toBe('Ask the school');
      await clerk.page.puppeteer?.setOfflineMode(false);
      await clerk.press('My account');
      await clerk.press('End all sign-ins');
      await clerk.reads('You have typed what is not saved yet.');
      await clerk.press('End them all the same');
      await clerk.reads('Forgotten the password');
      await clerk.page.close();
    });

    test('photos go with a reply, with what they show; one that should not be there is taken away', async () => {
      const shown = await office.report({ service_code: 'lamp', description: '桥头路灯闪烁', address_string: '桥头' });
      const clerk = await signIn(await join('qian', [{ role: 'clerk', area: 'qingshi' }]), `?report=${shown}`);
      await clerk.reads('桥头路灯闪烁');
      await clerk.page.waitFor(chooseFiles, ['words.txt', 'lamp.png']);
      await clerk.reads('words.txt: is no photo.');
      await clerk.page.waitFor(drawnPreview);
      await clerk.type('Public reply', 'It shines.');
      await clerk.press('Save the answer');
      await clerk.reads('Write for each photo what it shows.');
      await clerk.type('What photo 1 shows, for those who do not see it', 'The lamp at night, lit');
      await clerk.press('Save the answer');
      await clerk.reads('Saved.');
      await clerk.reads('with a photo');
      const answer = await fetch(`${office.server.url}/areas/qingshi/open311/v2/requests/${shown}.json?extensions=true`);
      const [request] = (await answer.json()) as { notes: { photos: { media_url: string; description: string }[] }[] }[];
      const [photo] = request?.notes[0]?.photos ?? [];
      expect(photo?.description).toBe('The lamp at night, lit');
      const status = async () => (await fetch(photo?.media_url ?? '')).status;
      expect(await status()).toBe(200);
      await clerk.press('Take this photo away');
      await clerk.press('Yes, take it away');
      await clerk.reads('took a photo away');
      expect(await status()).toBe(404);
      await clerk.page.close();
    });

    test('a role shows what it allows and hides what it does not', async () => {
      const clerk = await signIn(await join('chen', [{ role: 'viewer', area: 'qingshi', type: 'lamp' }]), '');
      await clerk.reads('校门口的路灯不亮');
      const list = await clerk.text();
      for (const hidden of ['A bench at the bus stop', 'Notices', 'Members', 'spreadsheet']) expect(list).not.toContain(hidden);
      await at(`?report=${lamp}`, clerk);
      await clerk.reads('Your role allows you to read this report');
      await clerk.reads('Your role does not show who reported it.');
      expect(await clerk.text()).not.toContain('13800000000');
      await at(`?report=${idea}`, clerk);
      await clerk.reads('Your role does not allow this.');
      await clerk.page.close();
    });

    test('what its reporter wants private says so, and nothing publishes it', async () => {
      const secret = await office.report({
        service_code: 'idea',
        description: 'My neighbour drills',
        address_string: 'x',
        private: 'true',
      });
      const clerk = await signIn(await join('wei', [{ role: 'lead', area: 'qingshi', type: 'idea' }]), `?report=${secret}`);
      await clerk.reads('nobody but the office reads this report');
      await clerk.reads('Only its reporter reads this.');
      expect(await clerk.text()).not.toMatch(/\b(?:Publish|Hide)\b/);
      await at(`?report=${idea}`, clerk);
      await clerk.reads('Publish');
      await clerk.page.close();
    });

    test('by keyboard alone, without fault for axe, and at 320 px without scrolling sideways', async () => {
      const clerk = await signIn(await join('sun', [{ role: 'admin' }]), '');
      const { page } = clerk;
      await clerk.reads('校门口的路灯不亮');
      const focused = () =>
        page.evaluate(() => {
          let one = document.activeElement;
          while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
          return (one as HTMLElement | null)?.innerText ?? '';
        });
      await expect.poll(focused).toBe('Reports');
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (let at = 0; at < 40 && !(await focused()).includes(lamp); at++) await page.press('Tab');
      await page.press('Enter');
      await clerk.reads('What happened so far');
      await expect.poll(focused).toContain(lamp);

      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await page.setViewport({ width: 320, height: 640 });
      await page.puppeteer?.setBypassCSP(true);
      const faults: string[] = [];
      for (const [query, words] of [
        ['', '校门口的路灯不亮'],
        [`?report=${lamp}`, 'Who may read it'],
        ['?notice=urn:uuid:new&area=qingshi&fresh=yes', 'Save as a draft'],
        ['?members', 'sun@county.example'],
        ['?account', 'End all sign-ins'],
      ] as const) {
        await at(query, clerk);
        await clerk.reads(words);
        if (await page.evaluate(() => document.documentElement.scrollWidth > 320)) faults.push(`${query} is wider than 320 px`);
        await page.puppeteer?.evaluate(axe);
        const broken = await page.evaluate(async () => {
          const run = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> } })
            .axe;
          return (await run.run()).violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes[0]?.target)}`);
        });
        faults.push(...broken.map((one) => `${query} ${one}`));
      }
      expect(faults).toEqual([]);
      await page.close();
    });
  });
});

/** Chooses files in the field of the reply, as a person does: a drawing, and for other names what is none. */
async function chooseFiles(names: readonly string[]): Promise<boolean> {
  const root = document.querySelector('civic-desk')?.shadowRoot?.querySelector('desk-report')?.shadowRoot;
  const field = root?.querySelector<HTMLInputElement>('#photos');
  if (!field) return false;
  const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
  canvas.getContext('2d')?.fillRect(0, 0, 20, 30);
  const drawing = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  const files = new DataTransfer();
  for (const name of names) files.items.add(new File([name.endsWith('.png') && drawing ? drawing : 'words'], name));
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
  return true;
}

function drawnPreview(): boolean {
  const root = document.querySelector('civic-desk')?.shadowRoot?.querySelector('desk-report')?.shadowRoot;
  return root?.querySelector<HTMLCanvasElement>('.chosen canvas')?.width === 40;
}
