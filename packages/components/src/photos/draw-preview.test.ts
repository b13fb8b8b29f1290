import { expect } from '@open-wc/testing';
import { drawPreview } from './draw-preview.js';
import { ascii, canvasOf, cornersIn, fileOf, fromPhone, quarters } from './photos.fixture.js';

describe('a preview', () => {
  it('is drawn upright, as large as asked', async () => {
    const [canvas, context] = canvasOf(300, 150);
    expect(await drawPreview(canvas, fileOf(fromPhone(await quarters(400, 200), 6)), 100)).to.equal(undefined);
    expect(cornersIn(context)).to.deep.equal({ size: '50x100', colours: ['blue', 'red', 'black', 'lime'] });
  });

  it('leaves the canvas alone where there is no picture', async () => {
    const [canvas] = canvasOf(300, 150);
    expect(await drawPreview(canvas, fileOf(ascii('<svg/>')), 100)).to.equal('not-taken');
    expect(canvas.width).to.equal(300);
  });

  it('is not drawn where the canvas serves something else', async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('bitmaprenderer');
    expect(await drawPreview(canvas, fileOf(await quarters(4, 4)), 100)).to.equal('unreadable');
  });

  it('is given up', async () => {
    const [canvas] = canvasOf(300, 150);
    const stop = new AbortController();
    const drawing = drawPreview(canvas, fileOf(await quarters(400, 200)), 100, stop.signal);
    stop.abort(new Error('left'));
    expect(await drawing.catch(({ message }: Error) => message)).to.equal('left');
    // What runs after it has seen it end.
    await drawPreview(canvasOf(1, 1)[0], fileOf(await quarters(4, 4)), 100);
    expect(canvas.width).to.equal(300);
  });
});

describe('a page with a strict policy', () => {
  it('prepares and shows photos', async () => {
    const policy = `default-src 'none'; script-src 'nonce-n'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;
    const script = `
      import { drawPreview, preparePhoto } from '${new URL('./index.ts', import.meta.url).href}';
      const broken = [];
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => broken.push(violatedDirective));
      addEventListener('message', async ({ data, source }) => {
        const canvas = document.createElement('canvas');
        const { file, fault } = await preparePhoto(data);
        const preview = file && (await drawPreview(canvas, file, 50));
        // The policy is seen to hold: the way by an address of the file is closed.
        const image = new Image();
        image.src = URL.createObjectURL(data);
        await new Promise((resolve) => (image.onload = image.onerror = resolve));
        source.postMessage({ file, fault, preview, drawn: canvas.width, seen: image.naturalWidth, broken }, '*');
      });
      parent.postMessage('ready', '*');`;
    const page = `<!doctype html><meta http-equiv="content-security-policy" content="${policy}"><script type="module" nonce="n">${script}</script>`;
    const frame = document.createElement('iframe');
    const answers = new EventTarget();
    const next = () =>
      new Promise<MessageEvent>((resolve) =>
        answers.addEventListener('message', (event) => resolve((event as CustomEvent<MessageEvent>).detail), { once: true }),
      );
    const hear = (event: MessageEvent) => {
      if (event.source === frame.contentWindow) answers.dispatchEvent(new CustomEvent('message', { detail: event }));
    };
    addEventListener('message', hear);
    const address = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
    frame.src = address;
    const ready = next();
    document.body.append(frame);
    await ready;
    const answer = next();
    frame.contentWindow?.postMessage(fileOf(fromPhone(await quarters(160, 80), 6)), '*');
    const { file, ...rest } = ((await answer) as MessageEvent<Record<string, unknown>>).data;
    removeEventListener('message', hear);
    frame.remove();
    URL.revokeObjectURL(address);
    expect((file as File).type).to.equal('image/jpeg');
    expect(rest).to.deep.equal({ fault: undefined, preview: undefined, drawn: 25, seen: 0, broken: ['img-src'] });
  });
});
