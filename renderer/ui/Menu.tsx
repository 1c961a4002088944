// A menu of acts that hangs from a point or an element: the "more" button's and the right click's alike.
import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, type ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Kbd } from './Kbd.tsx';
import styles from './Menu.module.css';

export interface MenuItem {
  /** Where two may have the same label. */
  readonly id?: string;
  readonly label: string;
  readonly keys?: string | undefined;
  /** Set for a choice that is on or off. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Belongs to the one above it. */
  readonly indented?: boolean;
  readonly run: () => void;
}

export type MenuPlace = Element | { readonly x: number; readonly y: number };

export interface MenuProps {
  /** Where it hangs; nothing while it is closed. */
  readonly place: MenuPlace | undefined;
  readonly onClose: () => void;
  readonly label: string;
  /** Groups are set apart by a line. */
  readonly groups: readonly (readonly MenuItem[])[];
}

const keyOf = ({ id, label }: MenuItem): string => id ?? label;

const anchorAt = (place: MenuPlace): Element | { getBoundingClientRect: () => DOMRect } =>
  place instanceof Element ? place : { getBoundingClientRect: () => new DOMRect(place.x, place.y, 0, 0) };

export function Menu({ place, onClose, label, groups }: MenuProps): ReactNode {
  return (
    <Base.Root open={place !== undefined} onOpenChange={(open) => (open ? undefined : onClose())} modal={false}>
      <Base.Portal>
        <Base.Positioner
          className={styles.place}
          anchor={place ? anchorAt(place) : null}
          side="bottom"
          align={place instanceof Element ? 'end' : 'start'}
          sideOffset={4}
        >
          <Base.Popup className={styles.popup} aria-label={label}>
            {groups
              .filter((group) => group.length > 0)
              .map((group, index) => (
                <Fragment key={group.map(keyOf).join()}>
                  {index > 0 ? <hr className={styles.line} /> : null}
                  {group.map((item) => (
                    <Item key={keyOf(item)} {...item} />
                  ))}
                </Fragment>
              ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item({ label, keys, checked, disabled = false, indented = false, run }: MenuItem): ReactNode {
  const content = (
    <>
      <span className={styles.check} aria-hidden>
        {checked ? '✓' : ''}
      </span>
      <span className={classNames(styles.label, indented && styles.indented)}>{label}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </>
  );
  if (checked === undefined) {
    return (
      <Base.Item className={styles.item} disabled={disabled} onClick={run}>
        {content}
      </Base.Item>
    );
  }
  return (
    <Base.CheckboxItem className={styles.item} disabled={disabled} checked={checked} onCheckedChange={run} closeOnClick>
      {content}
    </Base.CheckboxItem>
  );
}
