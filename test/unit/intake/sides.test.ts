// Owns: whose act or account a paper is.
import { describe, expect, it } from 'vitest';
import { type Authored, sideJudge } from '../../../db/intake/sides.ts';
import type { Party } from '../../../db/model/draft.ts';

const party = (role: string, names: string[], emails: string[] = []): Party => ({
  role,
  names,
  emails,
  aliases: [],
  pronoun: '',
  label: '',
  treatedAs: null,
});
const paper = (more: Partial<Authored>): Authored => ({
  kind: 'email',
  sender: null,
  recipients: null,
  text: '',
  suppliedBy: 'resident',
  parent: null,
  ...more,
});
const people = {
  landlordName: 'Northgate Housing Association (NHA)',
  parties: [
    party('resident', ['Ana Lee'], ['ana@post.example']),
    party('landlord staff', ['Priya Shah']),
    party('police', ['Sgt Dunn'], ['dunn@westmere.example']),
  ],
  residentMail: [
    { sender: 'Dan <dan@post.example>', recipients: 'repairs@northgate.example' },
    { sender: 'Fitter <f@fixit.example>', recipients: 'ana@post.example' },
  ],
};
const { sideOf: judge, newAddresses } = sideJudge(people);
const ofSender = (sender: string, more: Partial<Authored> = {}) => judge(paper({ sender, ...more }));

describe('the side of an e-mail', () => {
  it.each([
    ['Repairs <repairs@northgate.example>', 'landlord'],
    ['Priya Shah <ps@contractor.example>', 'landlord'],
    ['Shah, Priya <x@y.example>', 'landlord'],
    ['Northgate Complaints <noreply@mailer.example>', 'landlord'],
    ['x <x@nha.org.uk>', 'landlord'],
    ['Sgt Dunn <dunn@westmere.example>', 'third'],
    ['Someone else there <y@westmere.example>', 'third'],
    ['PC 12 <pc12@kent.police.uk>', 'third'],
  ])('follows its sender, whoever supplied it: %s', (sender, side) => {
    expect(ofSender(sender)).toEqual({ side, basis: 'sender' });
    expect(ofSender(sender, { suppliedBy: 'landlord' }).side).toBe(side);
  });

  it('is the resident\u2019s by address, by an address seen before, or from a private address to the landlord', () => {
    const supplied = { suppliedBy: 'landlord' } as const;
    expect(ofSender('ana@post.example', supplied)).toEqual({ side: 'resident', basis: 'sender' });
    expect(ofSender('Dan <dan@post.example>', supplied).side).toBe('resident');
    expect(ofSender('Fitter <f@fixit.example>', supplied).side).toBe('landlord');
    expect(ofSender('Z <z@gmail.com>', { ...supplied, recipients: 'repairs@northgate.example' }).side).toBe('resident');
    expect(ofSender('Z <z@gmail.com>', { ...supplied, recipients: 'someone@else.example' }).side).toBe('landlord');
  });

  it('is not everybody\u2019s who has no address, since somebody without one wrote to the landlord', () => {
    const residentMail = [{ sender: 'Dan', recipients: 'repairs@northgate.example' }];
    const { sideOf } = sideJudge({ ...people, residentMail });
    expect(sideOf(paper({ sender: 'Repairs Team', kind: 'record', suppliedBy: 'landlord' })).side).toBe('landlord');
  });

  it('is told from addresses that were not known before', () => {
    const mail = [
      { sender: 'Dan <DAN@post.example>', recipients: 'repairs@northgate.example' },
      { sender: 'Eve <eve@post.example>', recipients: 'Northgate <repairs@northgate.example>' },
      { sender: 'Fitter <f@fixit.example>', recipients: 'ana@post.example' },
      { sender: 'Nobody', recipients: 'repairs@northgate.example' },
    ];
    expect([...newAddresses(mail)]).toEqual(['eve@post.example']);
  });

  it('stays with its supplier where nothing tells', () => {
    expect(ofSender('Unknown <u@nowhere.example>')).toEqual({ side: 'resident', basis: 'supplier' });
    expect(ofSender('Mr Gate <gate@gmail.com>')).toEqual({ side: 'resident', basis: 'supplier' });
  });
});

describe('the side of a letter', () => {
  it('follows its signature before its letterhead', () => {
    expect(
      judge(
        paper({ kind: 'pdf', text: 'Northgate Housing Association\n1 High St\nDear Ms Lee\nWe are sorry.\nYours sincerely\nPriya Shah' }),
      ).side,
    ).toBe('landlord');
    expect(
      judge(
        paper({
          kind: 'word',
          suppliedBy: 'landlord',
          text: 'Northgate Housing Association\n1 High St\nDear Sir\nIt is broken.\nYours faithfully\nMs Ana Lee',
        }),
      ).side,
    ).toBe('resident');
  });
  it('is not the landlord\u2019s for being addressed to it, nor for being its form', () => {
    expect(judge(paper({ kind: 'pdf', text: 'Flat 6\nNorthgate Housing Association\nDear Northgate\nIt is broken.' })).side).toBe(
      'resident',
    );
    expect(judge(paper({ kind: 'text', text: 'Northgate online form - copy\nSent: 3 May 2023\nIt is broken.' })).side).toBe('resident');
  });
  it('that came with a message is its sender\u2019s unless it says otherwise', () => {
    const parent = { side: 'landlord', basis: 'sender' } as const;
    expect(judge(paper({ kind: 'picture', parent }))).toEqual(parent);
    expect(judge(paper({ kind: 'pdf', text: 'Yours\nregards\nAna Lee', parent })).side).toBe('resident');
  });
});
