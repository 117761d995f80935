// Owns: the closed list of ways an operation can be refused. Stacks and SQL never travel in one.

const faultCodes = [
  'invalid',
  'notFound',
  'conflict',
  'readonly',
  'busy',
  'newerFile',
  'notACase',
  'dependsOn',
  'cancelled',
  'storeGone',
  'locked',
  'wrongKey',
  'internal',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** A refusal in plain English. `place` names the field, file or paragraph it is about. */
export interface Fault {
  readonly code: FaultCode;
  readonly message: string;
  readonly place?: string;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

/** Thrown inside the store for an expected refusal; becomes a Fault at the border. */
export class Refusal extends Error {
  readonly fault: Fault;
  constructor(code: FaultCode, message: string, place?: string) {
    super(message);
    this.name = 'Refusal';
    this.fault = place === undefined ? { code, message } : { code, message, place };
  }
}
