// Owns the application's menu: the platform's own editing and window commands, and the items the window acts on. Must not act on cases itself.
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../contract/bridge.ts';

/**
 * Sets the menu.
 * @param isDeveloping whether to offer Chromium's inspector and reload, which the shipped application does not
 * @param choose tells the window that an item of its own was chosen
 * @param reportProblem writes the problem report
 */
export function setMenu(isDeveloping: boolean, choose: (item: MenuItem) => void, reportProblem: () => void): void {
  const ours = (label: string, item: MenuItem, accelerator: string | null): MenuItemConstructorOptions => ({
    label,
    click: () => choose(item),
    // The page hears its own keys, also while it edits: the menu only shows them.
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const file: MenuItemConstructorOptions[] = [
    ours('Cases', 'cases', null),
    line,
    ours('Add files…', 'addFiles', null),
    ours('Add a folder…', 'addFolder', null),
    line,
    ours('Who works here…', 'actor', null),
    ours('Backups…', 'backups', null),
    ours('Retention…', 'retention', null),
    ours('Hand this case over…', 'handOver', null),
    ours('Open a handover…', 'openHandover', null),
    ours('Protection…', 'protection', null),
    ours('Lock now', 'lock', 'CommandOrControl+Shift+L'),
    line,
    { role: process.platform === 'darwin' ? 'close' : 'quit' },
  ];
  const edit: MenuItemConstructorOptions[] = [
    ours('Undo', 'undo', 'CommandOrControl+Z'),
    ours('Redo', 'redo', 'CommandOrControl+Shift+Z'),
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    line,
    ours('Search both sides', 'find', 'CommandOrControl+Shift+F'),
  ];
  const view: MenuItemConstructorOptions[] = [
    ours('Do anything…', 'palette', 'CommandOrControl+K'),
    line,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    line,
    { role: 'togglefullscreen' },
  ];
  if (isDeveloping) view.push(line, { role: 'reload' }, { role: 'toggleDevTools' });
  const template: MenuItemConstructorOptions[] = [
    { label: 'File', submenu: file },
    { label: 'Edit', submenu: edit },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    {
      label: 'Help',
      submenu: [ours('Guide', 'guide', 'F1'), ours('Keys', 'keys', null), line, { label: 'Save a problem report…', click: reportProblem }],
    },
  ];
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
