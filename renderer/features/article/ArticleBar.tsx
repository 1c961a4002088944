// The line over the article: whether all of it is here, and what one does with it.
import {
  ALargeSmall,
  ArrowLeft,
  Bookmark,
  BookOpen,
  CircleAlert,
  CircleCheck,
  Ellipsis,
  ExternalLink,
  Tag,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CommandId } from '../../../shared/commands/commandTable.ts';
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { showDialog, useUiStore } from '../../app/uiState.ts';
import { useLayout } from '../../app/useLayout.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { shownHtml } from './ArticlePage.tsx';
import styles from './ArticlePane.module.css';
import { Setting } from './Setting.tsx';

const glyph = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const;

/** Requests the page made to anywhere but this window's own host: what "0 requests" counts. */
function requestsOf(frame: Document | undefined): number {
  const view = frame?.defaultView;
  if (!view) return 0;
  return view.performance
    .getEntriesByType('resource')
    .filter(({ name }) => /^https?:/.test(name) && new URL(name).origin !== location.origin).length;
}

export interface ArticleBarProps {
  readonly article: ArticleDetail;
  readonly busy: boolean;
  readonly frame: Document | undefined;
  /** The way through a long article, where there is one. */
  readonly outline: ReactNode;
}

export function ArticleBar({ article, busy, frame, outline }: ArticleBarProps): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const layout = useLayout();
  const dispatcher = useDispatcher();
  const [menuAt, setMenuAt] = useState<Element>();
  const w = words.article;
  const button = (
    id: CommandId,
    label: string,
    icon: ReactNode,
    on: { pressed?: boolean; accent?: boolean } = {},
  ): ReactNode => (
    <IconButton label={label} keys={dispatcher.keysOf(id)[0]} onClick={() => dispatcher.run(id)} {...on}>
      {icon}
    </IconButton>
  );
  const item = (id: CommandId): MenuItem => ({
    label: words.command(id),
    keys: dispatcher.keysOf(id)[0],
    run: () => dispatcher.run(id),
  });
  return (
    <div className={styles.bar}>
      {layout === 'single' ? button('app.back', w.back, <ArrowLeft {...glyph} />) : null}
      <Here article={article} busy={busy} requests={requestsOf(frame)} />
      {button(
        'article.toggleSaved',
        article.saved ? w.saved : w.save,
        <Bookmark {...glyph} fill={article.saved ? 'currentColor' : 'none'} />,
        {
          pressed: article.saved,
          accent: article.saved,
        },
      )}
      {button('article.tag', w.tag, <Tag {...glyph} />)}
      {button('article.toggleFullText', w.readerText, <BookOpen {...glyph} />, { pressed: article.shows === 'full' })}
      {outline}
      <Setting icon={<ALargeSmall {...glyph} size={18} />} />
      {button('article.openOutside', w.outside, <ExternalLink {...glyph} />)}
      <IconButton
        label={w.more}
        aria-haspopup="menu"
        aria-expanded={menuAt !== undefined}
        onClick={({ currentTarget }) => setMenuAt((open) => (open ? undefined : currentTarget))}
      >
        <Ellipsis {...glyph} />
      </IconButton>
      <Menu
        place={menuAt}
        label={w.more}
        onClose={() => setMenuAt(undefined)}
        groups={[
          [item('article.toggleRead'), item('article.find'), item('article.copyLink'), item('article.openBehind')],
          [
            {
              label: w.writeNote,
              keys: dispatcher.keysOf('article.note')[0],
              run: () => showDialog(ui, { kind: 'note', articleId: article.id }),
            },
            item('article.moreByAuthor'),
            item('article.getMedia'),
          ],
          [item('source.settings')],
        ]}
      />
    </div>
  );
}

function Here({
  article,
  busy,
  requests,
}: {
  readonly article: ArticleDetail;
  readonly busy: boolean;
  readonly requests: number;
}): ReactNode {
  const words = useWords();
  const dispatcher = useDispatcher();
  const html = shownHtml(article);
  const missing = article.media.filter(({ path, role }) => path === undefined && role !== 'other');
  const pictures = missing.filter(({ role }) => role === 'image' || role === 'poster');
  if (busy) {
    return (
      <p className={styles.here} role="status">
        {words.article.getting}
      </p>
    );
  }
  if (missing.length === 0 && html) {
    return (
      <p className={styles.here}>
        <CircleCheck size={14} strokeWidth={1.6} className={styles.complete} aria-hidden />
        <span>{words.article.allHere(requests)}</span>
      </p>
    );
  }
  const act: CommandId = missing.length > 0 ? 'article.getMedia' : 'article.toggleFullText';
  return (
    <p className={styles.here}>
      <CircleAlert size={14} strokeWidth={1.6} className={styles.partial} aria-hidden />
      {missing.length === 0
        ? words.list.rowStates.none
        : pictures.length === missing.length
          ? words.article.picturesMissing(missing.length)
          : words.article.filesMissing(missing.length)}
      ;{' '}
      <Button look="link" onClick={() => dispatcher.run(act)}>
        {words.article.getThem}
      </Button>
    </p>
  );
}
