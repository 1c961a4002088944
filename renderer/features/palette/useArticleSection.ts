// Articles found by what was typed, as lines of the palette: title, source and day. Choosing one opens it in the list of its source.
import { useMemo } from 'react';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { useToday } from '../../app/today.ts';
import { showListing, type UiStore, useUiStore } from '../../app/uiState.ts';
import { createNameFinder } from '../../commands/nameFinder.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useOverview } from '../../engine/useOverview.ts';
import { useFormats } from '../../text/useWords.ts';
import type { PaletteLine, PaletteSection } from './arrange.ts';
import { useFoundArticles } from './useFoundArticles.ts';

/** Shows the article in the list of its source, with the row under the focus. */
async function openArticle(
  ui: UiStore,
  { id, feedId }: ArticleSummary,
  markRead: () => Promise<unknown>,
): Promise<void> {
  showListing(ui, { kind: 'feed', feedId });
  ui.setState({ openId: id, pane: 'article', triage: false });
  await markRead();
}

export function useArticleSection(typed: string, enabled: boolean): PaletteSection | undefined {
  const ui = useUiStore();
  const engine = useEngine();
  const formats = useFormats();
  const today = useToday();
  const rows = useFoundArticles(typed, enabled);
  const { data: overview } = useOverview();

  return useMemo(() => {
    if (rows.length === 0) return undefined;
    const titles = new Map(overview?.feeds.map((feed) => [feed.id, feed.title]));
    const matched = new Map(
      createNameFinder(rows.map((row) => row.title))(typed).map((hit) => [hit.index, hit.ranges]),
    );
    const lines = rows.map((row, index): PaletteLine => {
      const source = titles.get(row.feedId);
      const day = formats.shortDay(row.publishedAt, today);
      return {
        ranges: matched.get(index) ?? [],
        entry: {
          key: `article:${row.id}`,
          group: 'articles',
          name: row.title,
          icon: 'article',
          aside: source === undefined ? day : `${source}, ${day}`,
          run: () =>
            openArticle(ui, row, async () => {
              if (!row.read) await engine.call('triage.setRead', { ids: [row.id], read: true });
            }),
        },
      };
    });
    return { name: 'articles', lines, more: 0 };
  }, [rows, typed, overview, formats, today, ui, engine]);
}
