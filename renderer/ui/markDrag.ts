// Owns what a dragged mark is on the clipboard of a drag: its id, under a type of our own so that nothing else is taken for one. No behaviour else.

const type = 'application/x-ombudsman-desk-mark';

/** Puts the mark's id on the drag. */
export function dragMark(transfer: DataTransfer, markId: string): void {
  transfer.setData(type, markId);
  transfer.effectAllowed = 'copy';
}

/** Whether a mark is being dragged; its id can be read only once it is dropped. */
export function isMarkDrag(transfer: DataTransfer): boolean {
  return transfer.types.includes(type);
}

/** The dropped mark's id; empty when it was none. */
export function draggedMark(transfer: DataTransfer): string {
  return transfer.getData(type);
}
