// Owns the application's menu: the platform's own editing and window commands. Must not act on cases: their commands live in the window.
import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * Sets the menu.
 * @param isDeveloping whether to offer Chromium's inspector and reload, which the shipped application does not
 */
export function setMenu(isDeveloping: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  if (isDeveloping) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  const template: MenuItemConstructorOptions[] = [
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ];
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
