// Owns: the editions of the Housing Ombudsman Scheme and of its Complaint Handling Code with their clocks, as data. Which edition governs a case is db/rules/index.
import type { RuleSet } from '../../model/ruleSet.ts';
import {
  code2022Slough,
  code2024Housing21,
  code2024Slough,
  code2024Yarmouth,
  ownInference,
  scheme2020,
  schemeAccess,
  schemeRevisions,
  stage2Over1Year,
  waitingForFinal,
} from './sources.ts';

export const schemes: RuleSet['schemes'] = [
  { id: 'scheme-2018', name: 'Scheme of 1 April 2018', from: '2018-04-01', to: '2020-08-31', source: scheme2020 },
  { id: 'scheme-2020', name: 'Scheme of 1 September 2020', from: '2020-09-01', to: '2022-09-30', source: scheme2020 },
  { id: 'scheme-2022', name: 'Scheme of 1 October 2022', from: '2022-10-01', to: '2024-03-31', source: schemeAccess },
  { id: 'scheme-2024', name: 'Scheme of 1 April 2024', from: '2024-04-01', to: null, source: schemeRevisions },
];

/** The 2022 Code counts a first response from logging the complaint, the 2024 Code from acknowledging it: the edition goes by the day of the complaint. */
export const codes: RuleSet['codes'] = [
  {
    id: 'code-2022',
    name: 'Complaint Handling Code 2022',
    from: '2022-04-01',
    to: '2024-03-31',
    source: code2022Slough,
    clocks: [
      {
        id: 'code-2022-s1-acknowledge',
        name: 'Stage 1 acknowledged and logged',
        stage: 1,
        step: 'acknowledge',
        workingDays: 5,
        from: 'received',
        source: ownInference,
      },
      {
        id: 'code-2022-s1-respond',
        name: 'Stage 1 response',
        stage: 1,
        step: 'respond',
        workingDays: 10,
        from: 'logged',
        source: code2022Slough,
      },
      {
        id: 'code-2022-s2-respond',
        name: 'Stage 2 response',
        stage: 2,
        step: 'respond',
        workingDays: 20,
        from: 'received',
        source: ownInference,
      },
    ],
  },
  {
    id: 'code-2024',
    name: 'Complaint Handling Code 2024',
    from: '2024-04-01',
    to: null,
    source: schemeRevisions,
    clocks: [
      {
        id: 'code-2024-s1-acknowledge',
        name: 'Stage 1 acknowledged, defined and logged',
        stage: 1,
        step: 'acknowledge',
        workingDays: 5,
        from: 'received',
        source: waitingForFinal,
      },
      {
        id: 'code-2024-s1-respond',
        name: 'Stage 1 response',
        stage: 1,
        step: 'respond',
        workingDays: 10,
        from: 'acknowledged',
        source: waitingForFinal,
      },
      {
        id: 'code-2024-s1-extend',
        name: 'Stage 1 extension',
        stage: 1,
        step: 'extend',
        workingDays: 10,
        from: 'acknowledged',
        source: code2024Yarmouth,
      },
      {
        id: 'code-2024-s2-acknowledge',
        name: 'Stage 2 acknowledged, defined and logged',
        stage: 2,
        step: 'acknowledge',
        workingDays: 5,
        from: 'received',
        source: code2024Slough,
      },
      {
        id: 'code-2024-s2-respond',
        name: 'Stage 2 response',
        stage: 2,
        step: 'respond',
        workingDays: 20,
        from: 'acknowledged',
        source: waitingForFinal,
      },
      {
        id: 'code-2024-s2-extend',
        name: 'Stage 2 extension',
        stage: 2,
        step: 'extend',
        workingDays: 20,
        from: 'acknowledged',
        source: code2024Housing21,
      },
    ],
  },
];

/** Limits on bringing a complaint at all. Both leave room: what is late may be looked at for a reason, which is the investigator's to give. */
export const timeBars: RuleSet['timeBars'] = [
  {
    id: 'referral-12-months',
    name: 'Referral to the Ombudsman',
    months: 12,
    from: 'final response',
    to: 'referred',
    isLateOnTheDay: true,
    text: 'A complaint referred 12 months or more after the final response cannot usually be considered. The resident may give reasons for the delay.',
    codes: [],
    source: stage2Over1Year,
  },
  {
    id: 'complaint-12-months',
    name: 'Complaint to the landlord',
    months: 12,
    from: 'aware',
    to: 'complained',
    isLateOnTheDay: false,
    text: 'A landlord accepts a complaint made within 12 months of the issue or of the resident becoming aware of it, and considers discretion for an older one.',
    codes: ['code-2024'],
    source: code2024Yarmouth,
  },
];
