// Hands everything the window is made of to its components, and keeps theme and language of the document.
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { LastingEngineClient } from '../../shared/contract/engineClient.ts';
import type { Shell } from '../../shared/contract/shellBridge.ts';
import { type Dispatcher, DispatcherProvider } from '../commands/DispatcherContext.ts';
import { EngineProvider } from '../engine/EngineProvider.tsx';
import type { PendingMarks } from '../engine/pendingMarks.ts';
import { PendingProvider } from '../engine/PendingProvider.ts';
import { createLanguage, LanguageProvider } from '../text/useWords.ts';
import { App } from './App.tsx';
import { ArticleControlsProvider, type ArticleControlsHolder } from './articleControls.ts';
import { PageControlsProvider, type PageControlsHolder } from './pageControls.ts';
import { dialogs } from './dialogTable.ts';
import { preloadParts } from './lazyPart.ts';
import { resolveTheme, watchSystemWishes } from './resolveTheme.ts';
import { ShellProvider } from './ShellContext.ts';
import { slots } from './slotTable.ts';
import { SourcesControlsProvider, type SourcesControlsHolder } from './sourcesControls.ts';
import { TodayProvider, useTickingToday } from './today.ts';
import { UiProvider, type UiStore } from './uiState.ts';

export interface RootProps {
  readonly engine: LastingEngineClient;
  readonly shell: Shell;
  readonly ui: UiStore;
  readonly marks: PendingMarks;
  readonly dispatcher: Dispatcher;
  readonly article: ArticleControlsHolder;
  readonly sources: SourcesControlsHolder;
  readonly page: PageControlsHolder;
}

export function Root({ engine, shell, ui, marks, dispatcher, article, sources, page }: RootProps): ReactNode {
  const theme = useStore(ui, (state) => state.theme);
  const choice = useStore(ui, (state) => state.language);
  const today = useTickingToday();
  const [wishes, setWishes] = useState({ dark: false, moreContrast: false });
  const language = useMemo(() => createLanguage(choice, navigator.languages), [choice]);
  useEffect(() => watchSystemWishes(setWishes), []);
  useEffect(() => preloadParts([...Object.values(dialogs), ...Object.values(slots)]), []);
  useEffect(() => {
    document.documentElement.dataset.theme = resolveTheme(theme, wishes);
    const drawn = theme === 'light' || theme === 'sepia' ? 'light' : theme === 'dark' ? 'dark' : 'system';
    // Only what the system draws itself hangs on it; the window is right without.
    shell.call('window.setTheme', { theme: drawn }).catch(() => undefined);
  }, [shell, theme, wishes]);
  useEffect(() => {
    document.documentElement.lang = language.tag;
  }, [language]);
  return (
    <EngineProvider engine={engine}>
      <ShellProvider value={shell}>
        <UiProvider value={ui}>
          <LanguageProvider value={language}>
            <PendingProvider value={marks}>
              <DispatcherProvider value={dispatcher}>
                <ArticleControlsProvider value={article}>
                  <SourcesControlsProvider value={sources}>
                    <PageControlsProvider value={page}>
                      <TodayProvider value={today}>
                        <App />
                      </TodayProvider>
                    </PageControlsProvider>
                  </SourcesControlsProvider>
                </ArticleControlsProvider>
              </DispatcherProvider>
            </PendingProvider>
          </LanguageProvider>
        </UiProvider>
      </ShellProvider>
    </EngineProvider>
  );
}
