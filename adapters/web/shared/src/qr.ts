/**
 * An operator's rule for the address in its QR codes: `https`, one of the hosts, then the template with the bike number in
 * place of `{bikeId}`, anchored at both ends. It reads exactly as the platform does, so that a test on a page or on a phone
 * without a network says the same. An address is only ever taken apart, never opened.
 */
export type QrRule = {
  readonly hosts: readonly string[];
  readonly template: string;
} & (
  | {
      /** Characters a bike number may have: single ones and ranges, e.g. `A-Z0-9`. */
      readonly idCharset: string;
      readonly idMinLength: number;
      readonly idMaxLength: number;
    }
  | {
      /** Regular expression of the number alone, e.g. `[A-Z0-9]{6,16}`. */
      readonly idPattern: string;
    }
);

export type QrRefusal = 'empty' | 'not-a-url' | 'scheme' | 'host' | 'template' | 'id' | 'rule-invalid';

export type QrReading =
  | { readonly ok: true; readonly bikeId: string; readonly host: string }
  | { readonly ok: false; readonly why: QrRefusal };

export const BIKE_ID_SLOT = '{bikeId}';

const SHAPE = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/]*)(.*)$/s;

export function readQr(rule: QrRule, text: string): QrReading {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, why: 'empty' };
  const shape = SHAPE.exec(trimmed);
  if (!shape) return { ok: false, why: 'not-a-url' };
  const [, scheme = '', host = '', rest = ''] = shape;
  if (scheme !== 'https') return { ok: false, why: 'scheme' };
  if (!rule.hosts.includes(host)) return { ok: false, why: 'host' };
  const at = rule.template.indexOf(BIKE_ID_SLOT);
  if (at < 0) return { ok: false, why: 'rule-invalid' };
  const before = rule.template.slice(0, at);
  const after = rule.template.slice(at + BIKE_ID_SLOT.length);
  if (!rest.startsWith(before) || !rest.endsWith(after) || rest.length < before.length + after.length) {
    return { ok: false, why: 'template' };
  }
  const bikeId = rest.slice(before.length, rest.length - after.length);
  const fits = idFits(rule, bikeId);
  if (fits === undefined) return { ok: false, why: 'rule-invalid' };
  return fits ? { ok: true, bikeId, host } : { ok: false, why: 'id' };
}

/** The first rule that reads the text; undefined when none does. */
export function resolveQr<R extends QrRule>(
  rules: readonly R[],
  text: string,
): { readonly rule: R; readonly bikeId: string } | undefined {
  for (const rule of rules) {
    const reading = readQr(rule, text);
    if (reading.ok) return { rule, bikeId: reading.bikeId };
  }
  return undefined;
}

/** Whether a charset such as `A-Z0-9_` holds the character. */
export function charsetHolds(charset: string, character: string): boolean {
  for (let i = 0; i < charset.length; i++) {
    const from = charset.charAt(i);
    if (i + 2 < charset.length && charset.charAt(i + 1) === '-') {
      if (character >= from && character <= charset.charAt(i + 2)) return true;
      i += 2;
    } else if (character === from) {
      return true;
    }
  }
  return false;
}

function idFits(rule: QrRule, bikeId: string): boolean | undefined {
  if ('idPattern' in rule) {
    try {
      return new RegExp(`^(?:${rule.idPattern})$`, 'u').test(bikeId);
    } catch {
      return undefined;
    }
  }
  return (
    bikeId.length >= rule.idMinLength &&
    bikeId.length <= rule.idMaxLength &&
    Array.from({ length: bikeId.length }, (_, i) => bikeId.charAt(i)).every((character) =>
      charsetHolds(rule.idCharset, character),
    )
  );
}
