// A place where a pane leaves what commands may ask of it, for as long as it is there.

export interface ControlsHolder<Controls> {
  /** Those of the pane that is there now. */
  readonly current: () => Controls | undefined;
  /** The same, or those of the pane that comes next. */
  readonly whenThere: () => Promise<Controls>;
  /** @returns takes them back, unless another pane has put its own there since */
  readonly register: (controls: Controls) => () => void;
}

export function createControlsHolder<Controls>(): ControlsHolder<Controls> {
  let held: Controls | undefined;
  let waiting: ((controls: Controls) => void)[] = [];
  return {
    current: () => held,
    whenThere: () => (held === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(held)),
    register(controls) {
      held = controls;
      const told = waiting;
      waiting = [];
      for (const tell of told) tell(controls);
      return () => {
        if (held === controls) held = undefined;
      };
    },
  };
}
