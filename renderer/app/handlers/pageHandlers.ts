// While a page stands in place of list and article, their commands move in the page, or rest: nobody marks what they do not see.
import { type CommandId, commandIds } from '../../../shared/commands/commandTable.ts';
import type { Handler, Handlers } from '../../commands/dispatcher.ts';
import type { PageControls } from '../pageControls.ts';
import type { HandlerContext } from './context.ts';

const linesOfAScreen = 10;

const onPage: Partial<Record<CommandId, (page: PageControls, count: number) => void>> = {
  'article.openNext': (page, count) => page.move(count),
  'article.openPrevious': (page, count) => page.move(-count),
  'list.focusNext': (page, count) => page.move(count),
  'list.focusPrevious': (page, count) => page.move(-count),
  'list.focusFirst': (page) => page.move(Number.NEGATIVE_INFINITY),
  'list.focusLast': (page) => page.move(Number.POSITIVE_INFINITY),
  'article.scrollOn': (page) => page.move(linesOfAScreen),
  'article.scrollBack': (page) => page.move(-linesOfAScreen),
  'article.open': (page) => page.activate(),
  'article.find': (page) => page.find(),
};

/** These lead back to the list, or walk the sources while these have the keys. */
const alwaysThere: ReadonlySet<CommandId> = new Set<CommandId>(['list.showArrivals']);
const inSources: ReadonlySet<CommandId> = new Set<CommandId>([
  'list.focusNext',
  'list.focusPrevious',
  'list.focusFirst',
  'list.focusLast',
  'article.open',
]);

/** A page of acts means the one under the focus. */
const turns: Partial<Record<CommandId, (page: PageControls) => boolean | undefined>> = {
  'app.undo': (page) => page.undo?.(),
  'app.redo': (page) => page.redo?.(),
};

export function withPages({ ui, page }: HandlerContext, handlers: Handlers): Handlers {
  const onPages = (id: CommandId, handler: Handler): Handler => {
    const turn = turns[id];
    if (turn) {
      return (invocation) => {
        const isNamed = invocation.journalId !== undefined;
        const controls = isNamed || ui.getState().page === 'reading' ? undefined : page.current();
        return controls && turn(controls) ? undefined : handler(invocation);
      };
    }
    if (!/^(?:article|list)\./.test(id) || alwaysThere.has(id)) return handler;
    const inPage = onPage[id];
    return async (invocation) => {
      const state = ui.getState();
      if (state.page === 'reading' || (state.pane === 'sources' && inSources.has(id))) return handler(invocation);
      if (!inPage) return undefined;
      // Fingers are faster than a page is drawn; one that was left meanwhile does nothing any more.
      const controls = page.current() ?? (await page.whenThere());
      if (ui.getState().page === state.page) inPage(controls, invocation.count ?? 1);
      return undefined;
    };
  };
  return Object.fromEntries(commandIds.map((id) => [id, onPages(id, handlers[id])])) as Record<CommandId, Handler>;
}
