// Owns: keys of settings of the desk that more than one room knows. What stands in a setting is owned by whoever writes it.

/** Where somebody was in each case: `{ caseId, cases: { [caseId]: … } }`, down to the words a list was narrowed by. */
export const placeKey = 'place';
