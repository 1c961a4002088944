// "Or begin with a few": topics to tick, each with its sources to look at, brought in together as one act.
import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { showListing, showToast, useUiStore } from '../../app/uiState.ts';
import { useEngine } from '../../engine/EngineProvider.tsx';
import { useAct } from '../../engine/useAct.ts';
import { useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { pickedText } from '../../engine/pickedFile.ts';
import { starterOpml } from './starterOpml.ts';
import { type StarterTopic, type StarterTopicId, starterTopics } from './starterSources.ts';
import styles from './StarterTopics.module.css';
import { shortAddress } from '../../app/typedAddress.ts';

export function StarterTopics({ onChoice }: { readonly onChoice: (hasChosen: boolean) => void }): ReactNode {
  const words = useWords();
  const t = words.firstRun;
  const ui = useUiStore();
  const engine = useEngine();
  const bringing = useAct('opml.import');
  const [chosen, setChosen] = useState<readonly StarterTopicId[]>([]);
  const topics = starterTopics.filter(({ id }) => chosen.includes(id));
  const total = topics.reduce((sum, { sources }) => sum + sources.length, 0);

  const toggle = (id: StarterTopicId): void => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
    setChosen(next);
    onChoice(next.length > 0);
  };
  const follow = async (): Promise<void> => {
    const list = starterOpml(topics.map(({ id, sources }) => ({ name: t.topics[id], sources })));
    const { entry } = await bringing.mutateAsync({ bytesBase64: pickedText(list).bytesBase64 });
    showListing(ui, { kind: 'all' });
    if (entry) showToast(ui, words.did(entry), entry.id);
    engine.call('sync.start', { all: false, offline: false }).catch(() => undefined);
  };

  return (
    <form
      className={styles.starter}
      aria-labelledby="starter-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (total > 0 && !bringing.isPending) void follow().catch(() => undefined);
      }}
    >
      <div className={styles.head}>
        <h2 id="starter-title" className="day">
          {t.begin}
        </h2>
        <span className={styles.undo}>{t.canUndo}</span>
      </div>
      <ul className={styles.topics}>
        {starterTopics.map((topic) => (
          <Topic key={topic.id} topic={topic} isChosen={chosen.includes(topic.id)} onToggle={() => toggle(topic.id)} />
        ))}
      </ul>
      <div className={classNames(styles.last, total === 0 && styles.waiting)}>
        <Button type="submit" look="main" disabled={bringing.isPending || total === 0}>
          {t.followChosen(total)}
        </Button>
        <span aria-live="polite" className={styles.refusal}>
          {bringing.error instanceof AppError ? words.error(bringing.error) : ''}
        </span>
      </div>
    </form>
  );
}

interface TopicProps {
  readonly topic: StarterTopic;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function Topic({ topic, isChosen, onToggle }: TopicProps): ReactNode {
  const t = useWords().firstRun;
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const name = t.topics[topic.id];
  return (
    <li className={styles.topic}>
      <div className={styles.line}>
        <label className={styles.label}>
          <input type="checkbox" className={styles.box} checked={isChosen} onChange={onToggle} />
          <span className={styles.tick} aria-hidden>
            {isChosen ? <Check size={12} strokeWidth={2.6} /> : null}
          </span>
          {name}
        </label>
        <button
          type="button"
          className={styles.count}
          aria-expanded={isOpen}
          aria-controls={list}
          aria-label={t.showSources(name, topic.sources.length)}
          onClick={() => setOpen(!isOpen)}
        >
          {t.sources(topic.sources.length)}
          <ChevronDown
            size={14}
            strokeWidth={1.6}
            aria-hidden
            className={classNames(styles.turn, isOpen && styles.turned)}
          />
        </button>
      </div>
      <ul id={list} className={styles.sources} hidden={!isOpen}>
        {topic.sources.map(({ title, siteUrl }) => (
          <li key={siteUrl} className={styles.source}>
            <span>{title}</span>
            <span className={styles.host}>{shortAddress(siteUrl).replace(/\/.*$/, '')}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
