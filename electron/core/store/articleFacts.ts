// What only the opened article needs, as JSON in contents.facts.
import type { Enclosure, LeadImage, Person } from '../../../shared/model/article.ts';
import type { Entry } from '../normalize/entry.ts';

export interface ArticleFacts {
  readonly key: string;
  readonly guid?: string;
  readonly authors: readonly Person[];
  readonly image?: LeadImage;
  readonly enclosures: readonly Enclosure[];
  readonly media: Entry['media'];
  readonly related: readonly string[];
  readonly commentsUrl?: string;
}
