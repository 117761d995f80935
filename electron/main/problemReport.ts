// Owns the problem report: a text a person can read, about the application and never about a case, written where they say. Nothing is sent.
import os from 'node:os';
import { app, type BrowserWindow, dialog } from 'electron';
import { localDay } from '../../db/model/dates.ts';
import { loggedLines } from './log.ts';
import { reportText } from './problemWords.ts';
import { savedAs } from './savedAs.ts';

/** Asks where to, and writes the report there. */
export async function saveProblemReport(window: BrowserWindow): Promise<void> {
  const day = localDay(new Date());
  const { electron = '', chrome = '', node = '' } = process.versions;
  const text = reportText({
    day,
    version: app.getVersion(),
    runtime: `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    system: `${os.type()} ${os.release()}, ${os.arch()}`,
    memoryBytes: os.totalmem(),
    lines: loggedLines(),
  });
  try {
    await savedAs(window, `ombudsman-desk-problem-${day}.txt`, [{ name: 'Text', extensions: ['txt'] }], [new TextEncoder().encode(text)]);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    dialog.showErrorBox('The report was not written', `${why}\n\nChoose another place and try again.`);
  }
}
