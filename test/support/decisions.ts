// Owns: decisions of our own invention in the forms in which ombudsmen publish theirs. Origin: written for these tests; every name and sum is made up.

/** The form of a report up to 2025: lettered heads, one determination with an item for each. */
export const classicDecision = `Larkfield Homes (202400456)

Back to Top

REPORT

COMPLAINT 202400456

Larkfield Homes

3 March 2025

Our approach

The Housing Ombudsman decides what is fair in all the circumstances of the case.

The complaint

  1. The complaint is about the landlord’s handling of:
    1. A leak from the roof.
    2. Reports of noise from a lift.
  2. We have also looked at the landlord’s complaint handling.

Background

  1. The resident is a tenant of a flat. She was offered £75.

Assessment and findings

  1. There was maladministration elsewhere, but not here.

Determination

  1. In accordance with paragraph 52 of the Housing Ombudsman Scheme, there was:
    1. Severe maladministration regarding the landlord’s handling of a leak from the roof.
    2. No maladministration in respect of the landlord’s response to reports of noise from a lift.
  2. In accordance with paragraph 53.b. of the Scheme, the landlord has made an offer of redress which, in the Ombudsman’s opinion, satisfactorily resolves the complaint about its complaint handling.

Orders and recommendations

  1. Within 4 weeks of the date of this report the landlord must:
    1. Apologise to the resident in writing.
    2. Pay the resident £1,150 made up of £900 for distress and £250 for time and trouble.

Recommendations

  1. The landlord should pay the £75 it offered, if it has not done so.
`;

/** The newer form: what it is about, then a finding for each. */
export const newerDecision = `Northgate Housing Trust (202400789)
Case ID
202400789
Decision type
Investigation
Landlord
Northgate Housing Trust
Landlord type
Housing Association
Date
14 April 2026
What the complaint is about
The landlord’s handling of a broken boiler.
The associated complaint.
Our decision (determination)
There was service failure by the landlord in its handling of a broken boiler.
We have made orders for the landlord to put things right.
Orders
Landlords must comply with our orders in the manner and timescales we specify.
1
Compensation order
The landlord must pay the resident £200 for the time without heating.
The landlord must provide documentary evidence of payment by the due date.
No later than
12 May 2026
Recommendations
Our recommendations are not binding, and a landlord may decide not to follow them.
We recommend that the landlord looks again at how it books engineers.
What we found and why
Complaint
The landlord’s handling of a broken boiler
Finding
Service failure
The engineer came late.
Complaint
The handling of the complaint
Finding
Outside jurisdiction
It was made too late.
Learning
Records help.
`;

/** A statement of the Local Government and Social Care Ombudsman, wrapped as a PDF has it. */
export const councilDecision = `15 June 2024

Complaint reference:
23 012 345

Complaint against:
Brackenhill Borough Council

                      The Ombudsman’s final decision
                      Summary: Ms A complained about delay in a transfer. There was
                      fault by the Council which caused injustice.

                      The complaint
               1.     Ms A complains about the Council’s delay in offering her a
                      transfer to a ground floor flat.

                      Agreed action
               2.     The Council has agreed to pay Ms A a hundred pounds and to write to
                      her within one month.

                      Final decision
               3.     There has been fault by the Council which has caused Ms A injustice.
`;
