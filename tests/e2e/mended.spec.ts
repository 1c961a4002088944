// A damaged library opens all the same: put together again, and the person is told once.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { systemClock } from '../../electron/core/clock.ts';
import { backUpDaily } from '../../electron/core/store/backup.ts';
import { makeSmallLibrary } from '../support/libraryWindow.ts';
import { openMadeLibrary } from '../support/madeLibrary.ts';
import { newProfile, removeProfile, startWebHost } from '../support/webHost.ts';

test('a damaged library is opened from its backup, and what happened is said until it was read', async ({ page }) => {
  const profile = newProfile();
  const library = openMadeLibrary({ folder: profile });
  makeSmallLibrary(library);
  await backUpDaily({ folder: profile, file: library.store.file, clock: systemClock, log: library.log });
  library.close({ keep: true });
  writeFileSync(path.join(profile, 'library.sqlite'), Buffer.alloc(300_000, 0x42));
  const host = await startWebHost(profile);
  try {
    await page.goto(host.address);
    const notice = page.getByRole('alert').filter({ hasText: 'The library was damaged' });
    await expect(notice).toContainText('from the backup of');
    await expect(notice).toContainText(path.join(profile, 'damaged'));
    await expect(page.getByRole('option', { name: /Harbour 0/ })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    const seen = notice.getByRole('button', { name: 'All right' });
    await seen.focus();
    await page.keyboard.press('Enter');
    await expect(notice).toBeHidden();
    await page.reload();
    await expect(page.getByRole('option', { name: /Harbour 0/ })).toBeVisible();
    await expect(notice).toBeHidden();
  } finally {
    await host.stop();
    removeProfile(profile);
  }
});
