// What following a link in an article comes to: a footnote beside its mark, a place in the text, an article of the library, or the system's browser.
import type { ArticleDetail } from '../../../shared/model/article.ts';
import { useShell } from '../../app/ShellContext.ts';
import { useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { footnoteOf, showFootnote } from './footnotes.ts';

/** @throws AppError when the engine or the shell refuses */
export type FollowLink = (link: HTMLAnchorElement, event: MouseEvent) => Promise<void>;

export function useFollowLink(frame: Document | undefined, article: Pick<ArticleDetail, 'id'>): FollowLink {
  const ui = useUiStore();
  const shell = useShell();
  const engine = useEngine();
  return async (link, event) => {
    const written = link.getAttribute('href') ?? '';
    if (written.startsWith('#') && frame) {
      const note = footnoteOf(frame, written);
      if (note) showFootnote(frame, link, note);
      else frame.querySelector(`#${CSS.escape(decodeURIComponent(written.slice(1)))}`)?.scrollIntoView();
      return;
    }
    const isTitle = link.closest('.title') !== null;
    const found = isTitle ? {} : await engine.call('articles.findByLink', { links: [written] });
    const here = found[written];
    if (here !== undefined && here !== article.id) {
      const index = ui.getState().view?.indexOf(here) ?? -1;
      ui.setState({ openId: here, openIndex: index, ...(index >= 0 && { focusIndex: index }) });
      await engine.call('triage.setRead', { ids: [here], read: true });
    } else {
      const behind = event.button === 1 || event.metaKey || event.ctrlKey;
      await shell.call('links.openOutside', { url: written, behind });
    }
  };
}
