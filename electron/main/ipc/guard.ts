// Owns the check of every call of the page before the store hears it: a known operation, an input of its shape, no file nobody gave. Pure.
import type { z } from 'zod';
import type { Fault, Reply } from '../../../db/model/fault.ts';
import { type OperationName, operationInputs } from '../../../db/model/operations.ts';
import type { GrantedPaths } from './grantedPaths.ts';

/** A call that passed. */
export type GuardedCall = { readonly operation: OperationName; readonly input: unknown };

/**
 * Checks a call.
 * @param operation whatever the page sent as the operation's name
 * @param input whatever it sent as its input
 * @param paths what people gave
 * @param places where people said that a file is to be written
 * @param sampleCase the folder of the sample case, the only one that may be opened as such
 */
export function guardCall(
  operation: unknown,
  input: unknown,
  paths: GrantedPaths,
  sampleCase: string | null,
  places: GrantedPaths = noPlaces,
): Reply<GuardedCall> {
  if (!isOperation(operation)) return refused(`There is no operation ${JSON.stringify(operation)}.`, 'operation');
  const parsed = operationInputs[operation].safeParse(input);
  if (!parsed.success) {
    const first = parsed.error.issues[0];
    const place = [operation, ...(first?.path ?? []).map(String)].join('.');
    return refused(wrongField(operation, first), place);
  }
  if (operation === 'handover.make' && !places.covers(operationInputs[operation].parse(input).path)) {
    return refused('The place of this file was not chosen in this window. Choose it again.', 'path');
  }
  const foreign = filesNamed(operation, input).find((place) => !paths.covers(place));
  if (foreign !== undefined) return refused(`${foreign} was not dropped or chosen in this window. Choose it again.`, foreign);
  if (operation === 'desk.openSample' && operationInputs['desk.openSample'].parse(input).folder !== sampleCase) {
    return refused('Only the sample case that came with the application can be opened as such.', 'folder');
  }
  return { ok: true, value: { operation, input: parsed.data } };
}

/** What is wrong with a field, for the person who filled it in; where that is in the call is told apart. */
function wrongField(operation: string, issue: z.core.$ZodIssue | undefined): string {
  const name = issue?.path.filter((step) => typeof step === 'string').at(-1) ?? operation;
  const field = `“${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}”`;
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return `${field} is too long: at most ${issue.maximum.toLocaleString('en-GB')} characters. Shorten it and try again.`;
  if (issue?.code === 'too_small' && issue.origin === 'string') return `${field} is empty. Fill it in and try again.`;
  return `${field} is not right: ${issue?.message ?? 'it does not have the shape asked for'}.`;
}

/** Nowhere. */
const noPlaces: GrantedPaths = { grant: () => undefined, covers: () => false };

/** The files of this machine that a call means to have read. */
function filesNamed(operation: OperationName, input: unknown): readonly string[] {
  if (operation === 'intake.start' || operation === 'precedent.takeIn') return operationInputs[operation].parse(input).paths;
  if (operation === 'report.takeBack') return [operationInputs[operation].parse(input).path];
  if (operation === 'handover.look' || operation === 'handover.open') return [operationInputs[operation].parse(input).path];
  if (operation === 'handover.compare' || operation === 'handover.receive') return [operationInputs[operation].parse(input).path];
  return [];
}

function isOperation(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(operationInputs, name);
}

function refused(message: string, place: string): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { code: 'invalid', message, place } };
}
