// What a click on a row does: it opens; with Mod it chooses; with Shift it chooses all up to here.
import { useCallback, type MouseEvent } from 'react';
import type { ArticleId } from '../../../shared/model/ids.ts';
import { chooseNothing, useUiStore } from '../../app/uiState.ts';
import { useDispatcher } from '../../commands/DispatcherContext.ts';

export function useRowPress(index: number, id: ArticleId | undefined): (event: MouseEvent) => void {
  const ui = useUiStore();
  const dispatcher = useDispatcher();
  return useCallback(
    (event) => {
      if (id === undefined) return;
      const { focusIndex, openIndex, chosenFrom } = ui.getState();
      if (event.shiftKey) {
        const from = chosenFrom ?? Math.max(0, focusIndex >= 0 ? focusIndex : openIndex);
        chooseNothing(ui);
        ui.setState({ focusIndex: from });
        const count = Math.abs(index - from);
        if (count === 0) dispatcher.run('list.toggleChosen');
        else dispatcher.run(index > from ? 'list.extendChosenDown' : 'list.extendChosenUp', { count });
      } else if (event.metaKey || event.ctrlKey) {
        ui.setState({ focusIndex: index });
        dispatcher.run('list.toggleChosen');
      } else if (openIndex !== index) {
        ui.setState({ focusIndex: index, openIndex: -1 });
        dispatcher.run('article.open');
      } else {
        ui.setState({ focusIndex: index, pane: ui.getState().triage ? 'list' : 'article' });
      }
    },
    [dispatcher, id, index, ui],
  );
}
