// A line that takes in what is dropped on it: in it, above it or below it, by where the pointer is.
import { type DragEvent, useState } from 'react';

/** `beside`: to lie with what the line stands for, in no order of the person's. */
export type DropPlace = 'into' | 'beside' | 'above' | 'below';

export interface DragProps {
  readonly draggable?: boolean;
  readonly onDragStart?: (event: DragEvent) => void;
  readonly onDragOver?: (event: DragEvent) => void;
  readonly onDragLeave?: () => void;
  readonly onDrop?: (event: DragEvent) => void;
}

interface DropTargetOptions {
  /** Places that what is dragged may go to, by its types, from the top of the line down. */
  readonly places: (types: readonly string[]) => readonly DropPlace[];
  readonly onDrop: (data: DataTransfer, place: DropPlace) => void;
}

/** Share of the line's height, at either edge, that means above and below. */
const edge = 0.28;

function placeOf(event: DragEvent, places: readonly DropPlace[]): DropPlace | undefined {
  if (places.length <= 1) return places[0];
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - top) / height;
  return share < edge ? places[0] : share > 1 - edge ? places.at(-1) : places[1];
}

export function useDropTarget({ places, onDrop }: DropTargetOptions): {
  readonly place: DropPlace | undefined;
  readonly props: DragProps;
} {
  const [place, setPlace] = useState<DropPlace>();
  const present = (event: DragEvent): DropPlace | undefined => placeOf(event, places(event.dataTransfer.types));
  return {
    place,
    props: {
      onDragOver: (event) => {
        const next = present(event);
        if (next === undefined) return;
        event.preventDefault();
        setPlace(next);
      },
      onDragLeave: () => setPlace(undefined),
      onDrop: (event) => {
        const next = present(event);
        setPlace(undefined);
        if (next === undefined) return;
        event.preventDefault();
        onDrop(event.dataTransfer, next);
      },
    },
  };
}
