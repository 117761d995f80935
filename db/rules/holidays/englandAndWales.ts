// Owns: the bank holidays of England and Wales, 2000 to 2030, as data with its source. No arithmetic: counting is db/model/clocks.
import type { Source } from '../../model/ruleSet.ts';

/**
 * Publisher: GOV.UK, "UK bank holidays" (England and Wales), after the Banking and Financial Dealings Act 1971 and the royal proclamations under it
 * (2002 and 2012 jubilees, 29 April 2011, 8 May 2020, June and 19 September 2022, 8 May 2023). Days before 2019 and after 2027 follow the Act's rule
 * and those proclamations; 2020 to 2028 were checked against a second list in a test. A later proclamation needs a line here.
 */
export const englandAndWalesSource: Source = {
  publisher: 'GOV.UK',
  title: 'UK bank holidays: England and Wales; Banking and Financial Dealings Act 1971',
  checked: '2026-11-23',
  confidence: 'secondary',
};

/** First and last year covered, ends included: outside them only Saturdays and Sundays are known. */
export const englandAndWalesYears = { from: 2000, to: 2030 } as const;

/** Month and day of each bank holiday (its substitute where it falls at a weekend), a line a year. */
const daysByYear: Readonly<Record<number, string>> = {
  2000: '01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26',
  2001: '01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26',
  2002: '01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26',
  2003: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2004: '01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28',
  2005: '01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2006: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2007: '01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26',
  2008: '01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26',
  2009: '01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28',
  2010: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2011: '01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27',
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2013: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2014: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2015: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
};

/** Every bank holiday as an ISO day. */
export const englandAndWalesHolidays: ReadonlySet<string> = new Set(
  Object.entries(daysByYear).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)),
);
