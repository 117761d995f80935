// Owns selected words on their way from a reader to a fact by dragging: that they are words of a reader, and what marks them when they are dropped.

const type = 'application/x-ombudsman-desk-words';
let put: (() => void) | null = null;

/** Puts the words on the drag; `whenDropped` marks them and hands them on. */
export function dragWords(transfer: DataTransfer, whenDropped: () => void): void {
  transfer.setData(type, '1');
  put = whenDropped;
}

/** Whether words of a reader of this window are being dragged. */
export function isWordsDrag(transfer: DataTransfer): boolean {
  return put !== null && transfer.types.includes(type);
}

/** Marks the dropped words and hands them on. */
export function dropWords(): void {
  put?.();
  put = null;
}
