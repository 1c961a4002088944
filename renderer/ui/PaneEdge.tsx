// The edge of a pane: drags to change its width, double-click resets it, arrow keys move it while it has the focus.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import styles from './PaneEdge.module.css';

export interface PaneEdgeProps {
  readonly label: string;
  readonly width: number;
  readonly least: number;
  readonly usual: number;
  readonly most: number;
  readonly onDrag: (width: number) => void;
  readonly onDone: (width: number) => void;
}

const keyStep = 16;

export function PaneEdge({ label, width, least, usual, most, onDrag, onDone }: PaneEdgeProps): ReactNode {
  const drag = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const clamp = (next: number): number => Math.round(Math.max(least, Math.min(most, next)));
  const isMirrored = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';

  const widthAt = (event: PointerEvent): number => {
    const from = drag.current;
    if (!from) return width;
    const moved = (event.clientX - from.x) * (isMirrored(event.currentTarget) ? -1 : 1);
    return clamp(from.width + moved);
  };
  const end = (event: PointerEvent): void => {
    if (!drag.current) return;
    const next = widthAt(event);
    drag.current = undefined;
    onDone(next);
  };
  const byKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: width - keyStep,
      ArrowRight: width + keyStep,
      Home: least,
      End: most,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onDone(clamp(next));
  };

  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={styles.edge}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (drag.current) onDrag(widthAt(event));
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onDone(usual)}
      onKeyDown={byKey}
    />
  );
}
