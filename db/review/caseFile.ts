// Owns: the doors of the case file for the rest of the house: applying one to a case and writing a case's draft back. The work is in caseFile/.
export { applyCaseFile, type CaseFilePlan } from './caseFile/apply.ts';
export type { EvidenceEntry, EvidenceLookup, EvidenceText } from './caseFile/evidence.ts';
export { exportCaseFile } from './caseFile/export.ts';
export type { ItemEdit } from './caseFile/plan.ts';
