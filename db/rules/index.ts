// Owns: finding the rule set and the calendar that govern a case. The data stand in the folders beside; nothing is decided here.
import type { Calendar } from '../model/clocks.ts';
import type { calendarIds, Facts } from '../model/draft.ts';
import { Refusal } from '../model/fault.ts';
import { leastSure, type RuleSet, type RuleSetNamed } from '../model/ruleSet.ts';
import { englandAndWalesHolidays } from './holidays/englandAndWales.ts';
import { northernIrelandHolidays } from './holidays/northernIreland.ts';
import { scotlandHolidays } from './holidays/scotland.ts';
import { ireland } from './ireland/index.ts';
import { lgsco } from './lgsco/index.ts';
import { newZealand } from './new-zealand/index.ts';
import { spso } from './spso/index.ts';
import { ukHousingOmbudsman } from './uk-housing-ombudsman/index.ts';
import { ukLandlordReview } from './uk-landlord-review/index.ts';

const ruleSets: readonly RuleSet[] = [ukHousingOmbudsman, ukLandlordReview, lgsco, spso, ireland, newZealand];

const calendars: Readonly<Record<(typeof calendarIds)[number], Calendar>> = {
  'england-and-wales': { id: 'england-and-wales', name: 'England and Wales', holidays: englandAndWalesHolidays },
  scotland: { id: 'scotland', name: 'Scotland', holidays: scotlandHolidays },
  'northern-ireland': { id: 'northern-ireland', name: 'Northern Ireland', holidays: northernIrelandHolidays },
};

/** The rule set of a body such as `uk-housing-ombudsman`. Throws Refusal (invalid) naming the bodies there are. */
export function ruleSetOf(body: string): RuleSet {
  const found = ruleSets.find((ruleSet) => ruleSet.body === body);
  if (found === undefined) {
    const known = ruleSets.map((ruleSet) => `"${ruleSet.body}"`).join(', ');
    throw new Refusal('invalid', `There is no rule set for "${body}". Use ${known}.`, 'ruleSet.body');
  }
  return found;
}

/** Every rule set there is, as it is named where one is chosen. */
export function ruleSetsNamed(): readonly RuleSetNamed[] {
  return ruleSets.map((ruleSet) => {
    const { body, name, source, unsure } = ruleSet;
    return { body, name, source, unsure, leastSure: leastSure(ruleSet) };
  });
}

/** The calendar of working days a case counts by. */
export function calendarOf(facts: Pick<Facts, 'calendar'>): Calendar {
  return calendars[facts.calendar];
}
