// Starts the window: reaches the engine, reads what was kept of the screen, wires commands, and draws.
import '../styles/base.css';
import '../styles/tokens.css';
import '../styles/type.css';
import '../styles/fonts.css';
import { createRoot } from 'react-dom/client';
import { showChord } from '../../shared/commands/chord.ts';
import { createKeyTable, keysOf } from '../../shared/commands/keymap.ts';
import { AppError } from '../../shared/errors.ts';
import { createRunner } from '../commands/dispatcher.ts';
import type { Dispatcher } from '../commands/DispatcherContext.ts';
import { createHeldKeys } from '../commands/heldKeys.ts';
import { createKeyboard } from '../commands/keyboard.ts';
import { connectHostEngine } from '../engine/hostEngine.ts';
import { hostShell } from '../engine/hostShell.ts';
import { createPendingMarks } from '../engine/pendingMarks.ts';
import { createLanguage } from '../text/useWords.ts';
import type { ArticleControls } from './articleControls.ts';
import { createCommandHandlers } from './commandHandlers.ts';
import { createControlsHolder } from './controlsHolder.ts';
import { createActs } from './handlers/acts.ts';
import { Failure } from './Failure.tsx';
import { keepScreen, readScreen } from './keepScreen.ts';
import { keepView } from './keepView.ts';
import type { PageControls } from './pageControls.ts';
import { Root } from './Root.tsx';
import type { SourcesControls } from './sourcesControls.ts';
import { tellArrivals } from './tellArrivals.ts';
import { trackPane } from './trackPane.ts';
import { askedFor, createUiStore, showListing, showToast } from './uiState.ts';

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app.');
const root = createRoot(place);
const engine = connectHostEngine();
const shell = hostShell();
const platform = shell.platform === 'mac' ? 'mac' : 'other';

async function start(): Promise<void> {
  const ui = createUiStore(await readScreen(engine));
  const words = () => createLanguage(ui.getState().language, navigator.languages).words;
  const marks = createPendingMarks();
  const article = createControlsHolder<ArticleControls>();
  const sources = createControlsHolder<SourcesControls>();
  const page = createControlsHolder<PageControls>();
  const views = keepView(engine, ui);
  keepScreen(engine, ui);
  trackPane(ui);
  tellArrivals({ engine, shell, words });

  const acts = createActs({ engine, ui, marks, words });
  const runner = createRunner(
    createCommandHandlers({
      engine,
      ui,
      marks,
      shell,
      article,
      sources,
      page,
      views,
      acts,
      words,
      now: () => Date.now(),
    }),
    (error) => {
      if (error instanceof AppError && error.code === 'cancelled') return;
      showToast(ui, words().error(error instanceof AppError ? error : new AppError('internal')));
      if (!(error instanceof AppError)) reportError(error);
    },
  );

  let keymap = ui.getState().keymap;
  let keyTable = createKeyTable(keymap);
  const keyboard = createKeyboard({
    platform,
    keyTable() {
      if (keymap !== ui.getState().keymap) {
        keymap = ui.getState().keymap;
        keyTable = createKeyTable(keymap);
      }
      return keyTable;
    },
    context: () => ui.getState().pane,
    isCovered: () => askedFor(ui) !== undefined,
    run: runner.run,
    showPending: (pendingKeys) => {
      if (ui.getState().pendingKeys !== pendingKeys) ui.setState({ pendingKeys });
    },
    now: () => performance.now(),
  });
  const dispatcher: Dispatcher = {
    run: (id, more) => runner.run({ id, ...more }),
    key: (event) => holdKey(event) || keyboard.key(event),
    keysOf: (id) => keysOf(ui.getState().keymap, id).map((chord) => showChord(chord, platform)),
  };

  const heldKeys = createHeldKeys({ asked: () => askedFor(ui), places: '[role=dialog], [data-search-field]' });
  const holdKey = (event: KeyboardEvent): boolean => {
    if (!heldKeys.key(event)) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  };
  addEventListener('keydown', holdKey, { capture: true });
  addEventListener('focusin', (event) => heldKeys.focusArrived(event.target));
  ui.subscribe(heldKeys.askedChanged);
  addEventListener('keydown', keyboard.key);
  shell.on('command', (id) => runner.run({ id }));
  shell.on('showArticle', (openId) => {
    showListing(ui, { kind: 'all' });
    ui.setState({ openId, pane: 'article', triage: false });
  });

  root.render(
    <Root
      engine={engine}
      shell={shell}
      ui={ui}
      marks={marks}
      dispatcher={dispatcher}
      article={article}
      sources={sources}
      page={page}
    />,
  );
}

start().catch((error: unknown) => {
  const { words, tag } = createLanguage('system', navigator.languages);
  document.documentElement.lang = tag;
  root.render(
    <Failure
      sentence={words.window.failed(
        error instanceof AppError ? words.error(error) : error instanceof Error ? error.message : '',
      )}
      act={words.window.tryAgain}
      onAct={() => location.reload()}
    />,
  );
});
