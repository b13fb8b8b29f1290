import { expect } from '@open-wc/testing';
import { ascii, fileOf, fromPhone, quarters, textOf } from './photos.fixture.js';
import { prepareFile } from './prepare-file.js';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const pdf = '%PDF-1.7\n%SECRET';

async function outcome(text: string, type: string, accept?: readonly string[], maxBytes?: number): Promise<string> {
  const made = await prepareFile(fileOf(ascii(text), 'lease', type), { ...(accept && { accept }), ...(maxBytes && { maxBytes }) });
  return 'fault' in made ? made.fault : made.file.type;
}

describe('a file on the device', () => {
  it('leaves as it is when it is what it says', async () => {
    const chosen = fileOf(ascii(pdf), 'lease.pdf', 'application/pdf');
    expect(await prepareFile(chosen)).to.deep.equal({ file: chosen });
    expect(await outcome('PK\x03\x04', word, [word])).to.equal(word);
    expect(await outcome('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/msword', ['application/msword'])).to.equal('application/msword');
    expect(await outcome('a,b\n1,2', 'text/csv', ['text/csv'])).to.equal('text/csv');
  });

  it('is not taken where its first bytes speak against its type', async () => {
    expect(await outcome('<!doctype html>', 'application/pdf')).to.equal('not-taken');
    expect(await outcome('plain words', 'application/pdf')).to.equal('not-taken');
    expect(await outcome('MZ\x90\0', 'text/plain', ['text/*'])).to.equal('not-taken');
    expect(await outcome(pdf, word, [word, 'application/pdf'])).to.equal('not-taken');
    expect(await outcome('\xef\xbb\xbf <script>', 'text/plain', ['text/plain'])).to.equal('not-taken');
    expect(await outcome(pdf, 'text/plain', ['text/plain'])).to.equal('not-taken');
    expect(await outcome('#!/bin/sh', 'text/plain', ['text/*'])).to.equal('not-taken');
  });

  it('is not taken where nobody asks for its kind', async () => {
    expect(await outcome('a,b', 'text/csv')).to.equal('not-taken');
    expect(await outcome(pdf, 'application/pdf', ['image/*'])).to.equal('not-taken');
    expect(await outcome('<svg/>', 'image/svg+xml', ['image/*'])).to.equal('not-taken');
    expect(await outcome('BM', 'image/bmp', ['image/*', 'image/bmp'])).to.equal('not-taken');
  });

  it('gets its type from its bytes where the device knows none, or another name', async () => {
    expect(await outcome(pdf, '')).to.equal('application/pdf');
    expect(await outcome('PK\x03\x04', 'application/octet-stream', ['application/pdf', word])).to.equal(word);
    expect(await outcome('PK\x03\x04', 'application/x-zip-compressed', ['application/zip'])).to.equal('application/zip');
    expect(await outcome(pdf, 'application/x-pdf')).to.equal('application/pdf');
    expect(await outcome('MZ is a town', 'text/plain;charset=utf-8', ['text/plain'])).to.equal('text/plain');
    expect(await outcome('PK\x03\x04', '')).to.equal('not-taken');
    expect(await outcome('words', '', ['text/plain'])).to.equal('not-taken');
  });

  it('is held to its size, and is not empty', async () => {
    expect(await outcome(pdf, 'application/pdf', undefined, 4)).to.equal('too-large');
    expect(await outcome('', 'application/pdf')).to.equal('unreadable');
  });

  it('is given up', async () => {
    const stop = new AbortController();
    stop.abort(new Error('left'));
    const made = prepareFile(fileOf(ascii(pdf), 'lease.pdf', 'application/pdf'), { signal: stop.signal });
    expect(await made.catch(({ message }: Error) => message)).to.equal('left');
  });

  it('is prepared as a photo when it is one, whatever it says', async () => {
    const photo = fromPhone(await quarters(40, 20), 6);
    const made = await prepareFile(fileOf(photo, 'scan.pdf', 'application/pdf'));
    if ('fault' in made) throw new Error(made.fault);
    expect(made).to.include({ width: 20, height: 40 });
    expect([made.file.name, made.file.type]).to.deep.equal(['scan.jpg', 'image/jpeg']);
    expect(await textOf(made.file)).not.to.contain('SECRET');
    expect(await prepareFile(fileOf(photo), { accept: ['application/pdf'] })).to.deep.equal({ fault: 'not-taken' });
  });
});
