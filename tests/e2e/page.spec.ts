// The page Broadsheet started from: everything on that newspaper's page has its place in the window, read from the project's own feed of it.
import { expect, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import { newProfile, removeProfile, type RunningHost, startWebHost } from '../support/webHost.ts';

let profile = '';
let host: RunningHost;

test.beforeAll(async () => {
  profile = newProfile();
  host = await startWebHost(profile, ['--demo']);
});
test.afterAll(async () => {
  await host.stop();
  removeProfile(profile);
});

const story = (page: Page): Locator => page.getByRole('option', { name: /Rubio and Lavrov/ });

async function openStory(page: Page): Promise<FrameLocator> {
  await page.goto(host.address);
  await page.getByRole('treeitem', { name: /The Kyiv Independent/ }).click();
  await expect(page.locator('#pane-list h2')).toHaveText('The Kyiv Independent');
  await expect(page.getByRole('option')).toHaveCount(3);
  await story(page).click();
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('Rubio and Lavrov');
  return frame;
}

test('the stream is grouped by day, each row with its reading time', async ({ page }) => {
  await openStory(page);
  await expect(page.getByText('Thursday, 10 July 2025').first()).toBeVisible();
  await expect(story(page)).toContainText('2 min');
});

test('the article has byline and publication, picture with caption and credit, quotations and links', async ({
  page,
}) => {
  const frame = await openStory(page);
  await expect(frame.getByText('Kateryna Denisova').first()).toBeVisible();
  await expect(frame.getByText('The Kyiv Independent').first()).toBeVisible();
  await expect(frame.getByText(/2 min read/)).toBeVisible();
  const lead = frame.locator('figure').first();
  expect(await lead.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await expect(lead).toContainText('Kuala Lumpur');
  await expect(lead).toContainText('(Mandel Ngan/Pool/AFP via Getty Images)');
  await expect(frame.getByText('new and different approach')).toBeVisible();
  expect(await frame.locator('a[href^="http"]').count()).toBeGreaterThan(1);
});

test('the related story is a card that opens the story in this library', async ({ page }) => {
  const frame = await openStory(page);
  await expect(frame.getByText('Related, in your library')).toBeVisible();
  await frame.getByText('Kyiv grapples with a terrifying new normal').click();
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('Kyiv grapples');
  expect(page.context().pages()).toHaveLength(1);
});

test('topics are chips, and a chip lists every article with that topic', async ({ page }) => {
  const frame = await openStory(page);
  for (const topic of ['Ukraine', 'Russia', 'Sergey Lavrov', 'Marco Rubio', 'War', 'Peace Talks'])
    await expect(frame.getByText(topic, { exact: true }).last()).toBeVisible();
  await frame.getByText('War', { exact: true }).last().click();
  await expect(page.locator('#pane-list h2')).toHaveText('War');
  await expect(story(page)).toBeVisible();
});

test('an author’s name lists more by that author', async ({ page }) => {
  const frame = await openStory(page);
  await frame.getByText('Kateryna Denisova').first().click();
  await expect(page.locator('#pane-list h2')).toContainText('Kateryna Denisova');
  await expect(story(page)).toBeVisible();
});

test('the film says that it is one and how long, with its summary and poster', async ({ page }) => {
  await openStory(page);
  const film = page.getByRole('option', { name: /What Russian bombardment feels like in Kyiv/ });
  await expect(film).toContainText(/Video, 6 min/);
  await expect(film).toContainText('several weeks in June and July');
  await expect(film.locator('img').last()).toBeVisible();
});

test('what the reader saved and tagged is in Saved and under its tag', async ({ page }) => {
  await openStory(page);
  await page.getByRole('treeitem', { name: /^Saved/ }).click();
  await expect(story(page)).toBeVisible();
  await page.getByRole('treeitem', { name: /diplomacy/ }).click();
  await expect(story(page)).toContainText('diplomacy');
});

test('reading it asks nobody for anything', async ({ page }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(host.address).origin)) elsewhere.push(request.url());
  });
  await openStory(page);
  await expect(page.getByText('All of it is here, 0 requests')).toBeVisible();
  expect(elsewhere).toEqual([]);
});
