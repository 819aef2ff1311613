import { readQr, type PatrolQrRule } from '@static-traffic/shared';
import type { BikeRef } from '../../../api/types.ts';

/** Which bike the officer means: what is sent (`ref`) and what the phone could make of it itself. */
export interface BikeReading {
  readonly ref: BikeRef;
  readonly operatorId?: string;
  readonly bikeId?: string;
}

const LONGEST_CODE = 2048;

/**
 * Takes the text of a code apart. It is never opened: a sticker on a bike is whatever somebody stuck there, and an
 * officer's phone must not visit it.
 */
export function readCode(text: string, rules: readonly PatrolQrRule[]): BikeReading {
  const qr = text.trim().slice(0, LONGEST_CODE);
  // Scheme and host mean the same in any letter case; the platform reads them so, too.
  const address = qr.replace(/^https:\/\/[^/?#]*/i, (start) => start.toLowerCase());
  // Where several operators' rules fit only the platform can tell which is meant.
  const found = rules.flatMap((rule) => {
    const reading = readQr(rule, address);
    return reading.ok ? [{ operatorId: rule.operatorId, bikeId: reading.bikeId }] : [];
  });
  const [only] = found;
  return only && found.length === 1 ? { ref: { qr }, ...only } : { ref: { qr } };
}

/** Typed: a whole URL, or a number with the operator if the officer can tell whose it is. */
export function readTyped(text: string, operatorId: string | undefined, rules: readonly PatrolQrRule[]): BikeReading {
  if (looksLikeUrl(text)) return readCode(text, rules);
  const bikeId = normaliseBikeId(text);
  return operatorId ? { ref: { operatorId, bikeId }, operatorId, bikeId } : { ref: { bikeId }, bikeId };
}

export function looksLikeUrl(text: string): boolean {
  return /^\s*https?:\/\//i.test(text);
}

/** Typed numbers come from Chinese keyboards: full-width letters, blanks and lower case are the same number. */
export function normaliseBikeId(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-_.·\p{C}]/gu, '')
    .toUpperCase();
}

export function fitsOperator(bikeId: string, rule: PatrolQrRule): boolean {
  return new RegExp(`^(?:${rule.idPattern})$`, 'u').test(bikeId);
}
