import { describe, expect, it } from 'vitest';
import { charsetHolds, readQr, resolveQr } from './qr.ts';

const path = {
  hosts: ['qr.jiaqi.example'],
  template: '/b/{bikeId}',
  idCharset: 'A-Z0-9',
  idMinLength: 6,
  idMaxLength: 16,
};
const query = { hosts: ['b.yixing.example'], template: '/bike?no={bikeId}&v=1', idPattern: '[A-Z0-9]{6,16}' };

describe('a QR URL under an operator’s rule', () => {
  it('yields the bike number', () => {
    expect(readQr(path, 'https://qr.jiaqi.example/b/JQ00012345')).toEqual({
      ok: true,
      bikeId: 'JQ00012345',
      host: 'qr.jiaqi.example',
    });
    expect(readQr(query, ' https://b.yixing.example/bike?no=YX10000001&v=1 ')).toMatchObject({ bikeId: 'YX10000001' });
  });

  it.each([
    ['', 'empty'],
    ['JQ00012345', 'not-a-url'],
    ['http://qr.jiaqi.example/b/JQ00012345', 'scheme'],
    ['javascript://qr.jiaqi.example/b/JQ00012345', 'scheme'],
    ['https://qr.jiaqi.example.evil.example/b/JQ00012345', 'host'],
    ['https://user@qr.jiaqi.example/b/JQ00012345', 'host'],
    ['https://qr.jiaqi.example:8443/b/JQ00012345', 'host'],
    ['https://qr.jiaqi.example/c/JQ00012345', 'template'],
    ['https://qr.jiaqi.example', 'template'],
    ['https://qr.jiaqi.example/b/JQ1', 'id'],
    ['https://qr.jiaqi.example/b/JQ00012345JQ00012345', 'id'],
    ['https://qr.jiaqi.example/b/jq00012345', 'id'],
    ['https://qr.jiaqi.example/b/JQ00012345?x=1', 'id'],
    ['https://qr.jiaqi.example/b/JQ00012345/', 'id'],
  ])('refuses %s: %s', (text, why) => {
    expect(readQr(path, text)).toEqual({ ok: false, why });
  });

  it('refuses an overlap of head and tail, and a rule without a place for the number', () => {
    expect(readQr({ ...path, template: '/aa{bikeId}aa' }, 'https://qr.jiaqi.example/aaa')).toMatchObject({
      why: 'template',
    });
    expect(readQr({ ...path, template: '/b/' }, 'https://qr.jiaqi.example/b/')).toMatchObject({ why: 'rule-invalid' });
    expect(readQr({ ...query, idPattern: '[' }, 'https://b.yixing.example/bike?no=YX10000001&v=1')).toMatchObject({
      why: 'rule-invalid',
    });
  });

  it('finds whose code it is', () => {
    expect(resolveQr([path, query], 'https://b.yixing.example/bike?no=YX10000001&v=1')?.rule).toBe(query);
    expect(resolveQr([path, query], 'https://elsewhere.example/')).toBeUndefined();
  });
});

describe('charsets', () => {
  it('hold ranges and single characters', () => {
    expect(charsetHolds('A-Z0-9_', 'Q')).toBe(true);
    expect(charsetHolds('A-Z0-9_', '_')).toBe(true);
    expect(charsetHolds('A-Z0-9_', 'q')).toBe(false);
    expect(charsetHolds('A-', '-')).toBe(true);
  });
});
