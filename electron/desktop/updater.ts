// Looks for a newer Broadsheet, only in an installed app that was built with a place to look. Installs when the app is quit.
import { existsSync } from 'node:fs';
import path from 'node:path';

/** electron-builder writes this file when a place to publish is configured. */
const configurationName = 'app-update.yml';

export async function startUpdates(
  isPackaged: boolean,
  resourcesPath: string,
  log: (error: unknown) => void,
): Promise<void> {
  if (!isPackaged || !existsSync(path.join(resourcesPath, configurationName))) return;
  const { default: updater } = await import('electron-updater');
  await updater.autoUpdater.checkForUpdatesAndNotify().catch(log);
}
