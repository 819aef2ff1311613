import { describe, expect, it } from 'vitest';
import {
  chosenTwice,
  columnsOf,
  draftOf,
  mergedValues,
  missingFields,
  percent,
  stepOf,
  type ImportJob,
  type ImportTarget,
} from './job.ts';

const field = (name: string, required: boolean): ImportTarget['fields'][number] => ({
  name,
  title: name,
  titleEn: name,
  kind: 'text',
  required,
  rule: '',
  ruleEn: '',
  choices: [],
});
const target: ImportTarget = {
  name: 'filed-fleet',
  title: '车辆备案台账',
  titleEn: 'Filed fleet',
  mayConfirm: true,
  fields: [field('bikeId', true), field('model', false)],
};

describe('an import', () => {
  it('never shows a hundred per cent before the last row is done', () => {
    expect(percent({ state: 'importing', rows: 1000, rowsDone: 1000 })).toBe(99);
    expect(percent({ state: 'done', rows: 1000, rowsDone: 1000 })).toBe(100);
    expect(percent({ state: 'checking', rows: 0, rowsDone: 0 })).toBe(0);
  });

  it('stands at the step that is next to do', () => {
    expect(stepOf({ state: 'mapping', rowsDone: 0 })).toBe('map');
    expect(stepOf({ state: 'checked', rowsDone: 9 })).toBe('import');
    expect(stepOf({ state: 'done', rowsDone: 9 })).toBe('report');
    expect(stepOf({ state: 'cancelled', rowsDone: 0 })).toBe('map');
  });

  it('takes its columns into the form and back', () => {
    const draft = draftOf(target, { columns: { bikeId: 2 } } as unknown as ImportJob);
    expect(draft).toEqual({ bikeId: '2', model: '' });
    expect(columnsOf(draft)).toEqual({ bikeId: 2 });
  });

  it('names what is missing and what was chosen twice', () => {
    expect(missingFields(target, { bikeId: '', model: '1' }).map((each) => each.name)).toEqual(['bikeId']);
    expect(chosenTwice({ bikeId: '1', model: '1' })).toEqual(['1']);
    expect(chosenTwice({ bikeId: '1', model: '' })).toEqual([]);
  });

  it('keeps old values mapped before and adds the chosen ones', () => {
    expect(
      mergedValues({ operatorId: { 甲骑: 'operator-a' } }, { operatorId: { 乙行: 'operator-b', 丙: '' } }),
    ).toEqual({
      operatorId: { 甲骑: 'operator-a', 乙行: 'operator-b' },
    });
  });
});
