import type { PatrolQrRule } from '@static-traffic/shared';
import { describe, expect, it } from 'vitest';
import { fitsOperator, looksLikeUrl, normaliseBikeId, readCode, readTyped } from './bike.ts';

const JIAQI: PatrolQrRule = {
  operatorId: 'operator-a',
  operatorName: '甲骑科技',
  hosts: ['qr.jiaqi.example'],
  template: '/b/{bikeId}',
  idPattern: '[A-Z0-9]{6,16}',
};
const YIXING: PatrolQrRule = {
  ...JIAQI,
  operatorId: 'operator-b',
  hosts: ['b.yixing.example'],
  template: '/bike?no={bikeId}',
};
const RULES = [JIAQI, YIXING];

describe('the text of a code', () => {
  it.each([
    ['https://qr.jiaqi.example/b/JQ00012345', 'operator-a', 'JQ00012345'],
    ['  https://qr.jiaqi.example/b/JQ00012345\n', 'operator-a', 'JQ00012345'],
    ['HTTPS://QR.JIAQI.EXAMPLE/b/JQ00012345', 'operator-a', 'JQ00012345'],
    ['https://b.yixing.example/bike?no=YX000001', 'operator-b', 'YX000001'],
  ])('%s is a bike', (text, operatorId, bikeId) => {
    expect(readCode(text, RULES)).toEqual({ ref: { qr: text.trim() }, operatorId, bikeId });
  });

  it.each([
    'http://qr.jiaqi.example/b/JQ00012345',
    'https://qr.jiaqi.example.evil.example/b/JQ00012345',
    'https://qr.jiaqi.example@evil.example/b/JQ00012345',
    'https://evil.example/?u=https://qr.jiaqi.example/b/JQ00012345',
    'https://qr.jiaqi.example/b/JQ00012345/more',
    'https://qr.jiaqi.example/b/JQ1',
    'https://qr.jiaqi.example/b/JQ0001234%35',
    'https://qr.jiaqi.example:8443/b/JQ00012345',
    'https://qr.jiaqi.example/b/JQ00012345?x=1',
    'https://b.yixing.example/bike?no=YX000001&no=YX000002',
    'javascript:alert(1)',
    'weixin://dl/business/?t=abc',
    'WIFI:S:abc;;',
    'JQ00012345',
    '',
  ])('%j is kept as it is, and no bike', (text) => {
    expect(readCode(text, RULES)).toEqual({ ref: { qr: text } });
  });

  it('is no bike of anyone where two operators lay claim to it', () => {
    expect(readCode('https://qr.jiaqi.example/b/JQ00012345', [JIAQI, { ...JIAQI, operatorId: 'operator-c' }])).toEqual({
      ref: { qr: 'https://qr.jiaqi.example/b/JQ00012345' },
    });
  });

  it('is no bike as long as no rules are known', () => {
    expect(readCode('https://qr.jiaqi.example/b/JQ00012345', []).operatorId).toBeUndefined();
  });
});

describe('a typed number', () => {
  it('is the same number from a Chinese keyboard', () => {
    expect(normaliseBikeId(' ｊｑ０００１ ２３４５－')).toBe('JQ00012345');
  });

  it('goes with its operator', () => {
    expect(readTyped('jq00012345', 'operator-a', RULES)).toEqual({
      ref: { operatorId: 'operator-a', bikeId: 'JQ00012345' },
      operatorId: 'operator-a',
      bikeId: 'JQ00012345',
    });
  });

  it('without an operator is a bike of an unknown one', () => {
    expect(readTyped('jq00012345', undefined, RULES)).toEqual({ ref: { bikeId: 'JQ00012345' }, bikeId: 'JQ00012345' });
  });

  it('that is a URL is read as one', () => {
    expect(looksLikeUrl(' https://qr.jiaqi.example/b/JQ00012345')).toBe(true);
    expect(readTyped('https://qr.jiaqi.example/b/JQ00012345', 'operator-b', RULES).operatorId).toBe('operator-a');
  });

  it('is held against the operator’s own pattern, whole', () => {
    expect(fitsOperator('JQ00012345', JIAQI)).toBe(true);
    expect(fitsOperator('JQ00012345Ü', JIAQI)).toBe(false);
    expect(fitsOperator('JQ1', JIAQI)).toBe(false);
  });
});
