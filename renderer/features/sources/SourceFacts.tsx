// What is known of a source: where it lies, how its checks went, when the next one is and why, and what was wrong in its document.
import type { ReactNode } from 'react';
import type { Feed } from '../../../shared/model/feed.ts';
import { useShell } from '../../app/ShellContext.ts';
import { type Telling, lastCheckText, momentText, whyText, wrongText } from '../../text/healthText.ts';
import { useFormats, useWords } from '../../text/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import styles from './SourceFacts.module.css';
import { useNow } from '../../app/useNow.ts';

const first = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);

export function SourceFacts({ feed }: { readonly feed: Feed }): ReactNode {
  const words = useWords();
  const w = words.sources;
  const formats = useFormats();
  const shell = useShell();
  const now = useNow();
  const telling: Telling = { words, formats, now };
  const { health, siteUrl } = feed;
  const next = health.nextCheckAt;
  const facts: readonly (readonly [name: string, fact: ReactNode])[] = [
    [
      w.site,
      siteUrl === undefined ? undefined : (
        <Button look="link" onClick={() => void shell.call('links.openOutside', { url: siteUrl, behind: false })}>
          {siteUrl}
        </Button>
      ),
    ],
    [w.followedSince, formats.date(feed.subscribedAt, now)],
    [w.lastCheck, wrongText(feed, telling) ?? lastCheckText(feed, telling)],
    [
      w.nextCheck,
      [
        next === undefined || feed.pausedAt !== undefined
          ? ''
          : `${first(next <= now ? words.health.atOnce : momentText(next, telling))}.`,
        whyText(feed, telling),
      ]
        .filter(Boolean)
        .join(' '),
    ],
    [w.publishes, health.articlesPerDay ? words.health.rate(health.articlesPerDay) : undefined],
    [w.size, health.bytesLast ? w.bytes(health.bytesLast) : undefined],
    [w.holds, w.articles(feed.articleCount)],
    [
      w.warnings,
      health.warnings.length > 0 ? (
        <ul>
          {health.warnings.map(words.health.warning).map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      ) : undefined,
    ],
  ];
  return (
    <div className={styles.known}>
      <FieldGroup title={w.known}>
        <dl className={styles.facts}>
          {facts
            .filter(([, fact]) => fact !== undefined && fact !== '')
            .map(([name, fact]) => (
              <div key={name} className={styles.fact}>
                <dt>{name}</dt>
                <dd>{fact}</dd>
              </div>
            ))}
        </dl>
      </FieldGroup>
    </div>
  );
}
