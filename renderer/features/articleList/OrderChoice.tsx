// In which order a search stands, beside its title: a quiet word that opens the choice of all four.
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { parseQuery } from '../../../shared/query/parseQuery.ts';
import { queryOrders, type QueryOrder } from '../../../shared/query/query.ts';
import { withoutOrder } from '../../../shared/query/withoutOrder.ts';
import { changeView, showListing, useUi, useUiStore } from '../../app/uiState.ts';
import { useWords } from '../../text/useWords.ts';
import { Menu } from '../../ui/Menu.tsx';
import styles from './OrderChoice.module.css';

export function OrderChoice({ present }: { readonly present: QueryOrder }): ReactNode {
  const words = useWords();
  const ui = useUiStore();
  const query = useUi(({ listing }) => (listing.kind === 'search' ? listing.query : ''));
  const [place, setPlace] = useState<Element>();
  const choose = (order: QueryOrder): void => {
    // What the query itself says would overrule the choice.
    if (parseQuery(query).query.order) showListing(ui, { kind: 'search', query: withoutOrder(query) });
    changeView(ui, { order });
  };
  return (
    <>
      <button
        type="button"
        className={styles.order}
        aria-haspopup="menu"
        aria-expanded={place !== undefined}
        aria-label={`${words.search.order}: ${words.search.orders[present]}`}
        onClick={({ currentTarget }) => setPlace((open) => (open ? undefined : currentTarget))}
      >
        {words.search.orders[present]}
        <ChevronDown size={12} strokeWidth={1.6} aria-hidden />
      </button>
      <Menu
        place={place}
        label={words.search.order}
        onClose={() => setPlace(undefined)}
        groups={[
          queryOrders.map((order) => ({
            label: words.search.orders[order],
            checked: order === present,
            run: () => choose(order),
          })),
        ]}
      />
    </>
  );
}
