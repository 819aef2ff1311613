import { BIKE_ID_SLOT, type UrlRule } from '@static-traffic/shared';

/** The rule as typed. */
export interface RuleDraft {
  hosts: string;
  template: string;
  idCharset: string;
  idMinLength: string;
  idMaxLength: string;
}

export type RuleFaults = Partial<Record<'hosts' | 'template' | 'idCharset' | 'idLength', string>>;

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Visible ASCII, also as ranges (`A-Z0-9`). */
const CHARSET = /^[!-~]{1,64}$/;

/** Longest id that a code plate has room for. */
const MAX_ID_LENGTH = 64;

export function toRule(draft: RuleDraft): UrlRule {
  return {
    hosts: [
      ...new Set(
        draft.hosts
          .split(/[\s,，]+/)
          .map((host) => host.trim().toLowerCase())
          .filter((host) => host !== ''),
      ),
    ],
    template: draft.template.trim(),
    idCharset: draft.idCharset.trim(),
    idMinLength: Number(draft.idMinLength),
    idMaxLength: Number(draft.idMaxLength),
  };
}

/** Keys of the texts that say what is wrong, by field. The server checks again and has the last word. */
export function checkRule(draft: RuleDraft): RuleFaults {
  const rule = toRule(draft);
  const faults: RuleFaults = {};
  if (rule.hosts.length === 0) faults.hosts = 'urlRule.fault.noHost';
  else if (!rule.hosts.every((host) => HOST.test(host))) faults.hosts = 'urlRule.fault.host';
  if (!rule.template.startsWith('/')) faults.template = 'urlRule.fault.slash';
  else if (rule.template.split(BIKE_ID_SLOT).length !== 2) faults.template = 'urlRule.fault.slot';
  if (!CHARSET.test(rule.idCharset)) faults.idCharset = 'urlRule.fault.charset';
  const { idMinLength: min, idMaxLength: max } = rule;
  if (!Number.isInteger(min) || !Number.isInteger(max) || min < 1 || max < min || max > MAX_ID_LENGTH) {
    faults.idLength = 'urlRule.fault.length';
  }
  return faults;
}
