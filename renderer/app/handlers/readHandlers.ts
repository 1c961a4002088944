// Commands that read: open and close, the original, the text and how it is set.
import { showListing, showToast, usualReadingStyle } from '../uiState.ts';
import type { Handlers } from '../../commands/dispatcher.ts';
import { focusedRow, type HandlerContext, openedView, startIndex } from './context.ts';
import { closeArticle, openAt } from './openArticle.ts';

type ReadCommand =
  | 'article.open'
  | 'article.openOutside'
  | 'article.openBehind'
  | 'article.toggleFullText'
  | 'article.find'
  | 'article.outline'
  | 'article.mark'
  | 'article.copyLink'
  | 'article.moreByAuthor'
  | 'article.getMedia'
  | 'reading.larger'
  | 'reading.smaller'
  | 'reading.usualSize';

const smallest = 14;
const largest = 28;

export function createReadHandlers(context: HandlerContext): Pick<Handlers, ReadCommand> {
  const { ui, shell, article, sources, words } = context;

  const setSize = (size: (before: number) => number): void =>
    ui.setState(({ reading }) => ({
      reading: { ...reading, size: Math.max(smallest, Math.min(largest, size(reading.size))) },
    }));

  async function openOutside(behind: boolean): Promise<void> {
    await openedView(context);
    const link = focusedRow(context)?.link;
    if (link) await shell.call('links.openOutside', { url: link, behind });
    else showToast(ui, words().window.noLink);
  }

  return {
    'article.open': async () => {
      await openedView(context);
      const { pane, openIndex, focusIndex } = ui.getState();
      if (pane === 'sources' && sources.current()) sources.current()?.activate();
      else if (openIndex >= 0 && (focusIndex === openIndex || focusIndex < 0)) closeArticle(context);
      else await openAt(context, Math.max(0, startIndex(context)));
    },
    'article.openOutside': () => openOutside(false),
    'article.openBehind': () => openOutside(true),
    'article.toggleFullText': () => article.current()?.toggleFullText(),
    'article.find': () => article.current()?.find(),
    'article.outline': () => {
      if (article.current()?.outline() === false) showToast(ui, words().article.noOutline);
    },
    'article.mark': () => {
      if (article.current()?.mark() === false) showToast(ui, words().article.nothingSelected);
    },
    'article.getMedia': () => article.current()?.getMedia(),
    'article.copyLink': async () => {
      await openedView(context);
      const link = focusedRow(context)?.link;
      if (link) await shell.call('clipboard.writeText', { text: link });
      showToast(ui, link ? words().window.linkCopied : words().window.noLink);
    },
    'article.moreByAuthor': () => {
      const author = focusedRow(context)?.author;
      if (author) showListing(ui, { kind: 'author', author });
    },
    'reading.larger': () => setSize((size) => size + 1),
    'reading.smaller': () => setSize((size) => size - 1),
    'reading.usualSize': () => setSize(() => usualReadingStyle.size),
  };
}
