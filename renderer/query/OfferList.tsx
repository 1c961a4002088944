// What a query field offers, under it. The field keeps the focus and says which line is active.
import { History } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { explainQuery } from '../../shared/query/explainQuery.ts';
import { parseQuery } from '../../shared/query/parseQuery.ts';
import { isOperator } from '../../shared/query/query.ts';
import { useWords } from '../text/useWords.ts';
import type { Words } from '../text/words.ts';
import { classNames } from '../ui/classNames.ts';
import { ColouredQuery } from './ColouredQuery.tsx';
import type { Offer, OfferGroup } from './offers.ts';
import styles from './OfferList.module.css';

export const offerId = (list: string, index: number): string => `${list}-${index}`;

export interface OfferListProps {
  readonly id: string;
  readonly groups: readonly OfferGroup[];
  readonly active: number;
  readonly onTake: (offer: Offer) => void;
}

export function OfferList({ id, groups, active, onTake }: OfferListProps): ReactNode {
  const words = useWords();
  useEffect(() => {
    document.getElementById(offerId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.search.suggestions}
      ref={show}
      // Above everything, so that a dialog neither cuts it off nor moves for it.
      popover="manual"
      className={styles.list}
    >
      {groups.map((group, place) => (
        <div key={group.kind} role="group" aria-label={nameOf(group, words)}>
          {group.kind === 'here' ? null : (
            <p className={styles.name} aria-hidden>
              {nameOf(group, words)}
            </p>
          )}
          {group.offers.map((offer, index) => {
            const at = groups.slice(0, place).reduce((before, each) => before + each.offers.length, index);
            return (
              <div
                key={`${offer.kind}${offer.label}`}
                id={offerId(id, at)}
                role="option"
                aria-selected={at === active}
                className={classNames(styles.offer, at === active && styles.active)}
                // The field keeps the focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onTake(offer)}
              >
                <OfferLine offer={offer} />
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

const show = (list: HTMLElement | null): void => list?.showPopover();

const nameOf = ({ kind }: OfferGroup, words: Words): string =>
  kind === 'here' ? words.search.suggestions : words.search[kind];

function OfferLine({ offer }: { readonly offer: Offer }): ReactNode {
  const words = useWords();
  if (offer.kind === 'forget') return <span className={styles.note}>{words.search.forget}</span>;
  if (offer.kind === 'search') {
    return (
      <>
        <History size={14} strokeWidth={1.6} aria-hidden className={styles.sign} />
        <span className={styles.label}>
          <ColouredQuery text={offer.label} />
        </span>
      </>
    );
  }
  return (
    <>
      <span className={classNames(styles.label, offer.kind === 'operator' && styles.operator)}>{offer.label}</span>
      <span className={styles.note}>{noteOf(offer, words)}</span>
    </>
  );
}

/** In words, where a word of the language is offered; a name of the library says enough by itself. */
function noteOf({ kind, term }: Offer, words: Words): string {
  const operator = term.slice(0, term.indexOf(':'));
  if (kind === 'operator') return isOperator(operator) ? words.search.operators[operator] : '';
  const { query } = parseQuery(term);
  if (query.order) return words.search.phrases.order[query.order];
  return query.where && query.where.kind !== 'name' && query.where.kind !== 'text'
    ? explainQuery(query, words.search.phrases)
    : '';
}
