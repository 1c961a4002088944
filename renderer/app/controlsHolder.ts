// A place where a pane leaves what commands may ask of it, for as long as it is there.

export interface ControlsHolder<Controls> {
  /** Those of the pane that is there now. */
  readonly current: () => Controls | undefined;
  /** @returns takes them back, unless another pane has put its own there since */
  readonly register: (controls: Controls) => () => void;
}

export function createControlsHolder<Controls>(): ControlsHolder<Controls> {
  let held: Controls | undefined;
  return {
    current: () => held,
    register(controls) {
      held = controls;
      return () => {
        if (held === controls) held = undefined;
      };
    },
  };
}
